"""What the critic says of a programme that is being made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.holidays_vn import work_calendar
from giaoban.core.continuation import Work, near_duplicates
from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.criticism import Engagement, Finding, FindingKind, Plan, PlannedRow, findings_of

TODAY = date(2026, 11, 20)
PERIOD = (date(2026, 12, 1), date(2026, 12, 31))
GOOD = PlannedRow(
    "a",
    "I.1",
    "Rà soát danh mục nhiệm vụ khoa học",
    section="Nhiệm vụ",
    when="Trước 18/12",
    kind=DeadlineKind.BEFORE,
    due=date(2026, 12, 18),
    leader="1",
    leader_name="Lê Thị Hạnh",
)
MEETING = replace(GOOD, text="Tổ chức hội nghị tổng kết năm", kind=DeadlineKind.DAY)


def found(*rows: PlannedRow, engagements: tuple[Engagement, ...] = (), sections: tuple[str, ...] = ()) -> list[Finding]:
    doubles = near_duplicates([Work(row.key, row.text) for row in rows])
    calendar = work_calendar(2026, 2026)
    return list(findings_of(Plan(rows, PERIOD, calendar, TODAY, sections, doubles, engagements)))


def test_a_row_that_says_everything_is_not_criticised() -> None:
    assert found(GOOD, sections=("Nhiệm vụ",)) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"has_unit": False}, FindingKind.NO_UNIT),
        ({"has_product": False}, FindingKind.NO_PRODUCT),
        ({"due": None, "kind": DeadlineKind.NONE, "when": "khi nào rảnh"}, FindingKind.UNREAD),
        ({"start": date(2026, 12, 20)}, FindingKind.BACKWARDS),
        ({"due": date(2026, 11, 18)}, FindingKind.PAST),
        ({"due": date(2027, 1, 8)}, FindingKind.OUTSIDE),
        ({"due": date(2026, 12, 20)}, FindingKind.DAY_OFF),
        ({"lacks": (Clear.AUTHORITY,)}, FindingKind.UNCLEAR),
        ({"section": "Mục không còn"}, FindingKind.NO_SECTION),
    ],
)
def test_each_thing_is_told_once(change: dict[str, object], kind: FindingKind) -> None:
    row = replace(GOOD, **change)  # type: ignore[arg-type]

    assert [(one.kind, one.key) for one in found(row, sections=("Nhiệm vụ",))] == [(kind, "a")]


def test_the_end_of_a_week_may_be_a_sunday() -> None:
    assert found(replace(GOOD, kind=DeadlineKind.WEEKS, when="Tuần 3", due=date(2026, 12, 20))) == []


def test_the_same_work_under_two_leaders_is_told_with_both_names() -> None:
    other = replace(GOOD, key="b", place="II.4", leader="2", leader_name="Trần Văn Minh")

    (finding,) = found(GOOD, other)

    assert (finding.kind, finding.key, finding.other) == (FindingKind.LEADERS, "b", "a")
    assert finding.words == "Trùng với dòng I.1 nhưng do người khác chỉ đạo: Trần Văn Minh và Lê Thị Hạnh."


def test_the_same_work_under_one_leader_is_told_at_the_later_row() -> None:
    (finding,) = found(GOOD, replace(GOOD, key="b", place="II.4"))

    assert (finding.kind, finding.words) == (FindingKind.DOUBLE, "Trùng với dòng I.1.")


def test_a_leader_in_two_meetings_of_the_programme_is_told() -> None:
    other = replace(MEETING, key="b", place="I.2", text="Họp Hội đồng khoa học của tỉnh")

    assert [one.kind for one in found(MEETING, other)] == [FindingKind.CLASH]
    assert found(MEETING, replace(other, leader="2")) == []
    assert found(MEETING, replace(other, text="Rà soát Hội đồng khoa học của tỉnh")) == []


def test_a_leader_whose_calendar_has_another_thing_that_day_is_told() -> None:
    day = date(2026, 12, 18)
    other = Engagement(day, "1", "Làm việc với UBND huyện Tân Phú về đề án")
    same = Engagement(day, "1", "Hội nghị tổng kết năm")

    assert [one.words for one in found(MEETING, engagements=(other, same))] == [
        "Lê Thị Hạnh đã có lịch thứ Sáu, 18/12/2026: “Làm việc với UBND huyện Tân Phú về đề án”."
    ]


def test_numbers_that_people_wrote_themselves_may_not_jump() -> None:
    rows = [replace(GOOD, key=str(n), text=f"{n}. Nghiệm thu đề tài {name}") for n, name in ((1, "lúa"), (3, "cam"))]

    assert [one.words for one in found(*rows, sections=("A. Trình UBND", "C. Hội nghị", "Nhiệm vụ"))] == [
        "Số thứ tự của mục nhảy từ A sang C.",
        "Số thứ tự nhảy từ 1 sang 3.",
    ]
