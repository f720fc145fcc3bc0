"""The law of amendments: what was issued, with all changes, is what stands; taken back, it is what was issued."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from giaoban.programmes.wording import Cells, as_amended, as_issued, cell_changes


@dataclass
class Act:
    line_id: int
    kind: str
    before: Cells = field(default_factory=dict)
    after: Cells = field(default_factory=dict)


words = st.text("abc", max_size=3)


@st.composite
def programmes(draw: st.DrawFn) -> tuple[dict[int, Cells], dict[int, Cells], list[Act]]:
    """Lines as issued, the rows as they are kept after some acts (withdrawn ones too), and the acts."""
    issued = {n: {"text": draw(words)} for n in range(draw(st.integers(0, 4)))}
    kept, standing, acts = dict(issued), set(issued), []
    for kind in draw(st.lists(st.sampled_from(["add", "change", "withdraw"]), max_size=8)):
        if kind == "add":
            line, cells = len(kept), {"text": draw(words)}
            acts.append(Act(line, kind, after=cells))
            kept[line] = cells
            standing.add(line)
        elif standing:
            line = draw(st.sampled_from(sorted(standing)))
            before = kept[line]
            if kind == "change":
                kept[line] = {"text": draw(words)}
                acts.append(Act(line, kind, before, kept[line]))
            else:
                standing.remove(line)
                acts.append(Act(line, kind, before))
    return issued, kept, acts


@given(programmes())
def test_changes_taken_back_give_what_was_issued(case: tuple[dict[int, Cells], dict[int, Cells], list[Act]]) -> None:
    issued, kept, acts = case
    assert as_issued(kept, acts) == issued


@given(programmes())
def test_what_was_issued_with_all_changes_is_what_stands(
    case: tuple[dict[int, Cells], dict[int, Cells], list[Act]],
) -> None:
    issued, kept, acts = case
    withdrawn = {act.line_id for act in acts if act.kind == "withdraw"}
    assert as_amended(issued, acts) == {n: cells for n, cells in kept.items() if n not in withdrawn}


def test_only_cells_that_differ_are_told() -> None:
    changes = cell_changes({"text": "A", "unit_words": "QLKH"}, {"text": "A", "unit_words": "Văn phòng"})
    assert [(c.label, c.before, c.after) for c in changes] == [("Đơn vị", "QLKH", "Văn phòng")]
