"""A paper comes in, is read, a person confirms, and it becomes work.

*Intake* (nạp văn bản) holds what was read as rows that a person can correct (`rows.py`), beside the paper as it
stood (`paper_view.py`). Confirming is one atomic act (`confirming.py`).
"""
