"""Making a programme: collecting from units, consolidating, approving, issuing.

- a *collection* (đợt đăng ký) is opened for a period; each unit has a *sheet* (phiếu) of *proposals* (đề xuất);
- the office makes one *draft* (dự thảo) of them; a draft line keeps every proposal that it came from;
- issuing makes the `programmes.Programme` and its tasks in one act;
- a *template* (việc lặp lại) gives an *occurrence* to each collection in which it falls due.
"""
