from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake.drafting import draft_of
from giaoban.intake.rearranging import Act, parts_of, rearranged, split
from giaoban.intake.rows import Cell, CellState, Draft, Row, Same
from tests.build import make_programme_paper


@pytest.fixture
def draft() -> Draft:
    return draft_of(make_programme_paper(3).reading)


def with_cells(draft: Draft, id: str, **cells: Cell) -> Draft:
    row = draft.row(id)
    assert row is not None
    return draft.with_rows(row, [replace(row, cells={**row.cells, **cells})])


def ids(draft: Draft) -> list[str]:
    return [row.id for row in draft.rows]


def texts(draft: Draft) -> list[str]:
    return [row.value("text") for row in draft.rows]


def test_a_row_is_cut_at_its_line_breaks_and_each_part_keeps_its_own_place(draft: Draft) -> None:
    now = rearranged(draft, Act.SPLIT, "r1", "Rà soát\ndanh mục số 1")

    assert texts(now)[:2] == ["Rà soát", "danh mục số 1"]
    assert [row.cells["text"].spans for row in now.rows[:2]] == [((2, 0, 7),), ((2, 8, 21),)]
    assert [row.value("units") for row in now.rows[:2]] == ["QLKH", "QLKH"]
    assert [row.path for row in now.rows[:2]] == ["II.1", "II.1"]
    assert ids(now) == ["r1", "r4", "r2", "r3"]


def test_the_words_of_a_corrected_row_keep_the_whole_evidence(draft: Draft) -> None:
    corrected = Cell("Một việc. Hai việc.", CellState.PERSON, spans=((2, 0, 21),))

    now = rearranged(with_cells(draft, "r1", text=corrected), Act.SPLIT, "r1")

    assert texts(now)[:2] == ["Một việc.", "Hai việc."]
    assert now.rows[1].cells["text"].spans == ((2, 0, 21),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rà soát\n\n danh mục ", ("Rà soát", "danh mục")),
        ("Rà soát. Báo cáo kết quả.", ("Rà soát.", "Báo cáo kết quả.")),
        ("Rà soát danh mục; báo cáo", ("Rà soát danh mục;", "báo cáo")),
        ("Rà soát", ("Rà soát", "Rà soát")),
    ],
)
def test_a_text_is_cut_at_lines_else_sentences_else_semicolons_else_given_twice(
    text: str, parts: tuple[str, ...]
) -> None:
    assert parts_of(text) == parts


def test_only_the_first_part_goes_on_with_earlier_work(draft: Draft) -> None:
    row = draft.rows[0]
    going_on = draft.with_rows(row, [replace(row, continues=7, same=Same.YES)])

    now = rearranged(going_on, Act.SPLIT, "r1", "Rà soát\ndanh mục số 1")

    assert [row.continues for row in now.rows[:2]] == [7, None]


def test_a_row_becomes_one_row_for_each_unit(draft: Draft) -> None:
    units = Cell("QLKH; Văn phòng", CellState.SURE, spans=((6, 0, 4), (6, 6, 15)))

    now = rearranged(with_cells(draft, "r1", units=units), Act.BY_UNITS, "r1")

    assert [row.value("units") for row in now.rows[:2]] == ["QLKH", "Văn phòng"]
    assert now.rows[1].cells["units"].spans == ((6, 6, 15),)
    assert texts(now)[0] == texts(now)[1]


def test_a_row_of_one_unit_is_not_cut_by_units(draft: Draft) -> None:
    assert rearranged(draft, Act.BY_UNITS, "r1") == draft


def test_two_rows_become_one_with_the_words_names_and_evidence_of_both(draft: Draft) -> None:
    other = with_cells(draft, "r2", units=Cell("Văn phòng", CellState.SURE, spans=((11, 0, 9),)))

    now = rearranged(other, Act.JOIN, "r2")

    row = now.rows[0]
    assert ids(now) == ["r1", "r3"]
    assert row.value("text") == "Rà soát danh mục số 1 Rà soát danh mục số 2"
    assert row.value("products") == "Báo cáo số 1; Báo cáo số 2"
    assert row.value("units") == "QLKH; Văn phòng"
    assert row.cells["text"].spans == ((2, 0, 21), (7, 0, 21))


def test_two_times_do_not_become_one_in_silence(draft: Draft) -> None:
    later = with_cells(draft, "r2", when=Cell("Tuần 4", CellState.SURE))

    cell = rearranged(later, Act.JOIN, "r2").rows[0].cells["when"]

    assert (cell.value, cell.state) == ("Trước 25/11", CellState.CHECK)
    assert "Tuần 4" in cell.why


def test_the_first_row_has_nothing_to_be_joined_with(draft: Draft) -> None:
    assert rearranged(draft, Act.JOIN, "r1") == draft


def test_the_id_of_a_row_that_is_gone_does_not_come_again(draft: Draft) -> None:
    without = rearranged(draft, Act.JOIN, "r3")

    now = rearranged(Draft.from_json(without.to_json()), Act.BELOW, "r1")

    assert ids(now) == ["r1", "r4", "r2"]


def test_a_row_goes_up_and_down(draft: Draft) -> None:
    assert ids(rearranged(draft, Act.UP, "r2")) == ["r2", "r1", "r3"]
    assert ids(rearranged(draft, Act.DOWN, "r2")) == ["r1", "r3", "r2"]
    assert ids(rearranged(draft, Act.DOWN, "r3")) == ["r1", "r2", "r3"]


def test_at_the_edge_of_its_section_a_row_goes_into_the_next_one(draft: Draft) -> None:
    row = draft.rows[0]
    first = draft.with_rows(row, [replace(row, section="I")])

    now = rearranged(first, Act.UP, "r2")

    assert ids(now) == ["r1", "r2", "r3"]
    assert [row.section for row in now.rows] == ["I", "I", "II"]


def test_a_row_is_dropped_and_taken_back_by_the_same_act(draft: Draft) -> None:
    dropped = rearranged(draft, Act.DROP, "r2")

    assert [row.dropped for row in dropped.rows] == [False, True, False]
    assert rearranged(dropped, Act.DROP, "r2").rows == draft.rows


def test_all_unsure_cells_of_a_row_are_accepted_at_once(draft: Draft) -> None:
    now = rearranged(draft, Act.ACCEPT, "r1")

    assert [row.unsure for row in now.rows] == [0, 1, 1]
    assert now.rows[0].value("due") == draft.rows[0].value("due")


def test_an_act_on_a_row_that_is_not_there_changes_nothing(draft: Draft) -> None:
    assert rearranged(draft, Act.SPLIT, "r9") == draft


WORDS = st.lists(st.text("abcđêô", min_size=1, max_size=6), min_size=2, max_size=8, unique=True)


@st.composite
def read_rows(draw: st.DrawFn) -> tuple[Draft, list[str]]:
    """A draft whose first row was read word for word from one paragraph or from one for each part; and its parts."""
    parts = draw(WORDS)
    text, alone = " ".join(parts), draw(st.booleans())
    spans = ((2, 5, 5 + len(text)),) if alone else tuple((2 + n, 0, len(part)) for n, part in enumerate(parts))
    state = draw(st.sampled_from([CellState.SURE, CellState.CHECK]))
    return with_cells(draft_of(make_programme_paper(2).reading), "r1", text=Cell(text, state, "", spans)), parts


def first(draft: Draft) -> Row:
    return draft.rows[0]


@given(read_rows())
def test_a_row_cut_and_joined_again_is_the_row_it_was(read: tuple[Draft, list[str]]) -> None:
    draft, parts = read

    now = split(draft, first(draft), parts)
    for row in now.rows[1 : len(parts)]:
        now = rearranged(now, Act.JOIN, row.id)

    assert now.rows == draft.rows


@given(read_rows())
def test_each_part_of_a_cut_row_stands_where_its_evidence_says(read: tuple[Draft, list[str]]) -> None:
    draft, parts = read

    now = split(draft, first(draft), parts)

    lengths = [sum(end - start for _, start, end in row.cells["text"].spans) for row in now.rows[: len(parts)]]
    assert lengths == [len(part) for part in parts]
    assert texts(now)[: len(parts)] == parts


@given(st.lists(st.tuples(st.sampled_from(Act), st.integers(1, 8)), max_size=12))
def test_whatever_is_done_to_rows_no_id_comes_twice_and_no_evidence_is_lost(acts: list[tuple[Act, int]]) -> None:
    draft = draft_of(make_programme_paper(3).reading)
    evidence = {span[0] for row in draft.rows for cell in row.cells.values() for span in cell.spans}

    now = draft
    for act, number in acts:
        now = rearranged(now, act, f"r{number}")

    assert len(set(ids(now))) == len(ids(now))
    assert {span[0] for row in now.rows for cell in row.cells.values() for span in cell.spans} == evidence
    assert Draft.from_json(now.to_json()) == now
