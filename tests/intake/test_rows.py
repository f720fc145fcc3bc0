from __future__ import annotations

from datetime import date

import pytest

from giaoban.core.calendar.deadlines import Context
from giaoban.intake.drafting import draft_of
from giaoban.intake.editing import edited, iso_day
from giaoban.intake.problems import number_of, problems_of
from giaoban.intake.rearranging import with_new_row
from giaoban.intake.rows import CellState, Draft, Group
from tests.build import make_programme_paper, make_review_paper, make_schedule_paper


@pytest.fixture
def draft() -> Draft:
    return draft_of(make_programme_paper(2).reading)


def test_a_reading_becomes_rows_of_text_with_state_and_evidence(draft: Draft) -> None:
    row = draft.rows[0]

    assert row.value("text") == "Rà soát danh mục số 1"
    assert row.value("leaders") == "Lê Thị Hạnh (Phó Giám đốc)"
    assert row.value("due") == "2026-11-25"
    assert row.cells["due"].state is CellState.CHECK
    assert row.cells["due"].why == "Hạn chưa rõ năm"
    assert row.cells["text"].spans == ((2, 0, 21),)
    assert (draft.kind, draft.head("start"), draft.head("end")) == ("monthly_programme", "2026-11-01", "2026-11-30")


@pytest.mark.parametrize("make", [make_programme_paper, make_schedule_paper, make_review_paper])
def test_a_draft_kept_as_json_is_the_same_draft(make) -> None:  # type: ignore[no-untyped-def]
    draft = draft_of(make().reading)

    assert Draft.from_json(draft.to_json()) == draft


def test_what_a_person_writes_is_marked_as_theirs(draft: Draft) -> None:
    now = edited(draft, {"r1-here": "1", "r1-units": "Văn  phòng Sở", "r1-text": "Rà soát danh mục số 1"})

    assert now.rows[0].value("units") == "Văn phòng Sở"
    assert now.rows[0].cells["units"].state is CellState.PERSON
    assert now.rows[0].cells["text"].state is CellState.SURE


def test_rows_that_were_not_on_the_page_stay(draft: Draft) -> None:
    assert edited(draft, {"r1-text": "khác"}).rows == draft.rows


def test_a_row_is_dropped_and_taken_back(draft: Draft) -> None:
    dropped = edited(draft, {"r1-here": "1", "r1-drop": "1"})
    back = edited(dropped, {"r1-here": "1"})

    assert [row.id for row in dropped.kept(Group.ITEM)] == ["r2"]
    assert len(back.kept(Group.ITEM)) == 2


def test_a_new_row_stands_behind_the_one_asked_for(draft: Draft) -> None:
    now = with_new_row(draft, Group.ITEM, "r1")

    assert [row.id for row in now.rows] == ["r1", "r3", "r2"]
    assert now.rows[1].section == "II"


def test_days_are_typed_as_offices_write_them() -> None:
    assert iso_day("5/11/2026", Context()) == "2026-11-05"
    assert iso_day("05-11-2026", Context()) == "2026-11-05"
    assert iso_day("31/11/2026", Context()) == "31/11/2026"
    assert iso_day("tuần tới", Context()) == "tuần tới"


def test_a_day_without_a_year_is_that_of_the_papers_period() -> None:
    month = Context(period_start=date(2026, 12, 1), period_end=date(2026, 12, 31), year=2026)
    year = Context(period_start=date(2027, 1, 1), period_end=date(2027, 12, 31), year=2027)

    assert iso_day("5/12", month) == "2026-12-05"
    assert iso_day("5/1", month) == "2027-01-05"
    assert iso_day("28.11", month) == "2026-11-28"
    assert iso_day("31/12", year) == "2027-12-31"
    assert iso_day("5/12/26", month) == "2026-12-05"
    assert iso_day("31/11", month) == "31/11"
    assert iso_day("5/12", Context()) == "5/12"


def test_days_follow_the_words_that_a_person_changed(draft: Draft) -> None:
    now = edited(draft, {"r1-here": "1", "r1-when": "Trước 28/11"})

    assert now.rows[0].value("due") == "2026-11-28"
    assert now.rows[0].cells["due"].state is CellState.PERSON


def test_days_that_a_person_typed_beside_new_words_win(draft: Draft) -> None:
    now = edited(draft, {"r1-here": "1", "r1-when": "Trước 28/11", "r1-due": "27/11/2026"})

    assert now.rows[0].value("due") == "2026-11-27"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"r1-text": ""}, "Thiếu nội dung."),
        ({"r1-due": "31/11/2026"}, "Hạn “31/11/2026” không đúng dạng."),
        ({"r1-start": "26/11/2026"}, "Ngày cuối đứng trước ngày đầu."),
        ({"head-title": ""}, "Thiếu tên văn bản."),
        ({"head-kind": "unknown"}, "Hãy chọn loại văn bản."),
        ({"r1-drop": "1", "r2-drop": "1"}, "Không có dòng nào để xác nhận."),
        ({"head-kind": "review_report"}, "Loại văn bản này không có dòng như vậy"),
    ],
)
def test_what_cannot_become_work_is_told(draft: Draft, typed: dict[str, str], message: str) -> None:
    now = edited(draft, {"r1-here": "1", "r2-here": "1", **typed})

    assert any(message in problem.message for problem in problems_of(now))


def test_a_draft_without_faults_has_no_problems(draft: Draft) -> None:
    assert problems_of(draft) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [("1250", "1250"), ("1.250", "1250"), ("7,8", "7.8"), ("7.8", "7.8"), ("1.250,5", "1250.5"), ("-3", "-3")],
)
def test_numbers_are_those_of_offices(text: str, number: str) -> None:
    assert str(number_of(text)) == number


@pytest.mark.parametrize("text", ["", "mười", "NaN", "1e40", "1.2.3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_of(text) is None
