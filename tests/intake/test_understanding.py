from __future__ import annotations

import pytest

from giaoban.intake.drafting import draft_of
from giaoban.intake.rows import Cell, CellState
from giaoban.intake.understanding import Known, known_to, unknown_names
from giaoban.organisation.actions import learn_alias
from giaoban.organisation.models import Agency, Unit, User
from tests.build import TODAY, make_programme_paper


@pytest.fixture
def known(agency: Agency, division: Unit, office: Unit, leader: User) -> Known:
    return known_to(agency, on=TODAY)


def cell(value: str) -> Cell:
    return Cell(value, CellState.SURE)


def test_a_short_name_is_understood_and_plain(known: Known) -> None:
    meaning = known.meaning("units", cell("P. QLKH; Văn phòng Sở"))

    assert meaning.words == "Phòng Quản lý khoa học; Văn phòng Sở"
    assert meaning.plain
    assert meaning.unknown == ()


def test_a_full_name_needs_no_explaining(known: Known) -> None:
    assert known.meaning("units", cell("Phòng Quản lý khoa học")).words == ""


def test_a_learned_name_is_always_explained(agency: Agency, division: Unit, office_clerk: User) -> None:
    learn_alias("Tổ Khoa học", by=office_clerk, unit=division)

    meaning = known_to(agency, on=TODAY).meaning("units", cell("Tổ Khoa học"))

    assert (meaning.words, meaning.plain) == ("Phòng Quản lý khoa học", False)


def test_leaders_are_understood_without_their_title(known: Known) -> None:
    assert known.meaning("leaders", cell("Hạnh (PGĐ)")).words == "Lê Thị Hạnh"


@pytest.mark.parametrize(
    "words",
    [
        "Các phòng, đơn vị",
        "các phòng, đơn vị liên quan",
        "Tất cả các đơn vị",
        "Toàn thể các phòng",
        "Các chi cục, trung tâm",
    ],
)
def test_many_units_at_once_are_nothing_to_ask_about(known: Known, words: str) -> None:
    meaning = known.meaning("units", cell(words))

    assert (meaning.words, meaning.unknown) == ("nhiều đơn vị", ())


@pytest.mark.parametrize("words", ["Lãnh đạo Sở", "Ban Giám đốc", "Tập thể lãnh đạo Sở", "các Phó Giám đốc"])
def test_all_leaders_at_once_are_nothing_to_ask_about(known: Known, words: str) -> None:
    assert known.meaning("leaders", cell(words)).unknown == ()


def test_unknown_partners_are_outside_the_agency(known: Known) -> None:
    assert known.meaning("partners", cell("Sở Tài chính")).unknown == ()


def test_an_unknown_name_is_asked_about_once_the_likeliest_first(known: Known, division: Unit) -> None:
    draft = draft_of(make_programme_paper(2).reading)
    rows = draft.rows
    for row in rows:
        changed = {**row.cells, "units": cell("Phòng Quản lý KH, khoa học")}
        draft = draft.with_rows(row, [type(row)(row.id, row.group, changed, path=row.path)])

    asked = unknown_names(draft, known)

    assert [name.words for name in asked] == ["Phòng Quản lý KH, khoa học"]
    assert asked[0].likely
    assert asked[0].choices[0] == (division.pk, "Phòng Quản lý khoa học")
