"""What the critic says about papers that have something wrong with them, and its silence about sound ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.reading.document import Document, Paragraph
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.model import (
    Event,
    Figure,
    Frame,
    Item,
    Kind,
    Period,
    Person,
    Section,
    Session,
    Warning,
    sure,
)
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.critic import criticise
from giaoban.core.reading.steps.criticism.messages import MESSAGES

MAY = Period(date(2023, 5, 1), date(2023, 5, 31))
SOURCE = Passage("Sáng", ((0, 1, 0, 4),))


def item(path: str, text: str, *, due: date | None = None, when: str | None = None, leader: str = "Lò Văn Pín") -> Item:
    return Item(
        path=path,
        section=path.rpartition(".")[0],
        line=int(path.rsplit(".", 1)[-1]) * 10,
        text=sure(text),
        products=sure(("Báo cáo",)),
        when=sure(when if when or due is None else f"Trước {due.day}/{due.month}"),
        due=sure(due),
        leaders=sure((Person(leader),)),
        units=sure(("Văn phòng",)),
    )


def draft(*items: Item, kind: Kind = Kind.MONTHLY_PROGRAMME, lines: tuple[str, ...] = ()) -> Draft:
    paragraphs = tuple(Paragraph(n, text, n + 1) for n, text in enumerate(lines))
    return Draft(
        document=Document("thu.txt", "text", paragraphs),
        options=Options(),
        body=paragraphs,
        kind=sure(kind),
        frame=Frame(
            title=sure("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 5 NĂM 2023"),
            number=sure("12/CTr-STC"),
            issued_on=sure(date(2023, 4, 28)),
            signer=sure(Person("Hoàng Thị Sim", "GIÁM ĐỐC")),
            year=2023,
        ),
        period=sure(MAY),
        items=items,
    )


def warnings(paper: Draft) -> list[tuple[str, str]]:
    return [(w.code, w.path) for w in criticise(paper).warnings]


def message(paper: Draft) -> str:
    (only,) = criticise(paper).warnings
    return only.message


SOUND = (
    item("I.1", "Xây dựng dự thảo Kế hoạch phát triển thị trường công nghệ", due=date(2023, 5, 19)),
    item("I.2", "Kiểm tra công tác cải cách hành chính tại các đơn vị", due=date(2023, 5, 26)),
    item("I.3", "Nghiệm thu đề tài về giống lúa chịu mặn", due=date(2023, 5, 24)),
)


def test_a_sound_programme_is_left_in_peace() -> None:
    assert warnings(draft(*SOUND)) == []


def test_the_same_task_under_two_leaders_is_told() -> None:
    twice = item("I.4", "Xây dựng dự thảo kế hoạch phát triển thị trường công nghệ.", leader="Vi Quốc Khánh")

    assert ("duplicate_task_leaders", "I.4") in warnings(draft(*SOUND, replace(twice, when=sure("Tuần 2"))))


def test_a_short_name_is_the_same_leader() -> None:
    first = item("I.1", "Tổ chức hội nghị tổng kết phong trào thi đua", when="Tuần 1", leader="Trần Thị Hải Yến")
    again = item("I.2", "Tổ chức hội nghị tổng kết phong trào thi đua", when="Tuần 1", leader="Hải Yến")

    assert warnings(draft(first, again)) == [("duplicate_task", "I.2")]


def test_two_rounds_of_one_work_are_two_tasks() -> None:
    first = item("I.1", "Kiểm tra việc thực hiện kế hoạch cải cách đợt 1", when="Tuần 1")
    second = item("I.2", "Kiểm tra việc thực hiện kế hoạch cải cách đợt 2", when="Tuần 3")

    assert warnings(draft(first, second)) == []


def test_an_annual_programme_may_name_a_task_in_several_months() -> None:
    march = item("III.1", "Tiếp tục triển khai Đề án truy xuất nguồn gốc", when="Tháng 3")
    april = item("IV.1", "Tiếp tục triển khai Đề án truy xuất nguồn gốc", when="Tháng 4")

    assert warnings(draft(march, april, kind=Kind.ANNUAL_PROGRAMME)) == []


def test_seven_announced_and_six_listed_is_told() -> None:
    text = "Trình 07 quyết định: (1) Giống lúa; (2) Giống ngô; (3) Nấm; (4) Cá; (5) Tôm; (6) Cua"

    assert message(draft(item("I.1", text, when="Tuần 1"))) == "Nêu 07 quyết định nhưng chỉ liệt kê 6."


def test_as_many_as_announced_is_no_matter() -> None:
    assert warnings(draft(item("I.1", "Thẩm định 02 nhiệm vụ: (1) Giống lúa; (2) Giống ngô", when="Tuần 1"))) == []


def test_a_deadline_before_the_paper_was_issued_is_told() -> None:
    assert warnings(draft(item("I.1", "Báo cáo quý", due=date(2023, 4, 20)))) == [("deadline_past", "I.1")]


def test_a_deadline_on_a_sunday_is_told_with_its_weekday() -> None:
    assert message(draft(item("I.1", "Báo cáo", due=date(2023, 5, 21)))) == "Hạn 21/05/2023 là ngày nghỉ (chủ nhật)."


def test_a_deadline_on_a_public_holiday_is_told() -> None:
    assert warnings(draft(item("I.1", "Báo cáo", due=date(2023, 5, 1)))) == [("deadline_day_off", "I.1")]


def test_the_offices_own_days_win_over_the_public_calendar() -> None:
    own = WorkCalendar(days_off=frozenset({date(2023, 5, 12)}), working_weekends=frozenset({date(2023, 5, 20)}))
    office = Options(calendar=lambda _first, _last: own)

    def told(day: date) -> list[tuple[str, str]]:
        return warnings(replace(draft(item("I.1", "Báo cáo", due=day)), options=office))

    assert told(date(2023, 5, 12)) == [("deadline_day_off", "I.1")]
    assert told(date(2023, 5, 20)) == []
    assert warnings(draft(item("I.1", "Báo cáo", due=date(2023, 5, 12)))) == []


def test_the_end_of_a_week_of_the_month_may_be_a_sunday() -> None:
    assert warnings(draft(item("I.1", "Báo cáo", due=date(2023, 5, 14), when="Tuần 2"))) == []


def test_a_deadline_behind_the_period_is_told() -> None:
    assert warnings(draft(item("I.1", "Báo cáo", due=date(2023, 6, 15)))) == [("deadline_outside_period", "I.1")]


def test_a_conclusion_may_set_a_later_day() -> None:
    assert warnings(draft(item("1.1", "Báo cáo", due=date(2023, 6, 15)), kind=Kind.CONCLUSION_NOTICE)) == []


def test_a_stray_year_is_told() -> None:
    assert warnings(draft(item("I.1", "Báo cáo", due=date(2029, 5, 19)))) == [("implausible_date", "I.1")]


def test_deadlines_of_another_month_than_the_title_are_told() -> None:
    rows = [item(f"I.{n}", f"Việc {text}", due=date(2023, 6, n)) for n, text in ((1, "a"), (2, "b"), (6, "c"))]

    assert ("deadlines_other_month", "") in warnings(draft(*rows))


def test_a_row_without_what_its_neighbours_have_is_told() -> None:
    bare = replace(SOUND[0], path="I.4", text=sure("Sửa chữa kho hồ sơ"), units=sure(()), leaders=sure(()))

    assert warnings(draft(*SOUND, bare)) == [("missing_unit", "I.4"), ("missing_leader", "I.4")]


def test_a_deadline_without_product_is_told() -> None:
    bare = replace(SOUND[0], path="I.4", text=sure("Sửa chữa kho hồ sơ"), products=sure(()))

    assert warnings(draft(*SOUND, bare)) == [("missing_product", "I.4")]


def test_many_of_one_kind_become_one() -> None:
    rows = [replace(SOUND[0], path=f"I.{n}", text=sure(f"Việc {'x' * n}"), products=sure(())) for n in range(4, 12)]

    told = criticise(draft(*SOUND, *SOUND[1:], *rows)).warnings

    many = [w for w in told if w.code == "missing_product"]
    assert [w.message for w in many] == [
        "8 việc có thời hạn nhưng chưa nêu sản phẩm: I.4, I.5, I.6, I.7, I.8, I.9, I.10, I.11."
    ]


def test_a_gap_in_the_numbers_is_told() -> None:
    assert warnings(draft(SOUND[0], SOUND[2])) == [("numbering_gap", "I.3")]


def test_a_number_that_comes_twice_is_told() -> None:
    assert warnings(draft(*SOUND, replace(SOUND[2], text=sure("Sửa kho")))) == [("numbering_repeat", "I.3")]


def test_a_section_that_only_tells_is_no_gap() -> None:
    paper = draft(*SOUND, lines=("I. Nhiệm vụ", "II. Đánh giá", "III. Việc khác"))
    sections = (Section("I", "Nhiệm vụ", 1), Section("III", "Việc khác", 3))

    assert warnings(replace(paper, sections=sections)) == []


def event(hour: int | None, text: str, *, session: Session = Session.MORNING, day: int = 10) -> Event:
    return Event(
        line=day + (hour or 0),
        date=sure(date(2023, 5, day)),
        text=sure(text),
        session=sure(session, SOURCE),
        time=sure(time(hour) if hour is not None else None),
        leaders=sure((Person("Lò Văn Pín", "PGĐ"), Person("Lãnh đạo Sở"))),
    )


def schedule(*events: Event) -> Draft:
    return replace(draft(kind=Kind.WEEKLY_SCHEDULE), events=events)


def test_a_leader_in_two_places_in_one_morning_is_told() -> None:
    assert message(schedule(event(None, "Họp chi bộ"), event(None, "Khai mạc hội chợ"))) == (
        "Lò Văn Pín có hai việc cùng lúc ngày 10/05/2023: “Họp chi bộ” và “Khai mạc hội chợ”."
    )


def test_two_hours_apart_are_no_clash() -> None:
    assert warnings(schedule(event(8, "Họp chi bộ"), event(10, "Khai mạc hội chợ"))) == []


def test_morning_and_afternoon_are_no_clash() -> None:
    assert warnings(schedule(event(None, "Họp"), event(None, "Khai mạc", session=Session.AFTERNOON))) == []


def test_an_event_on_a_public_holiday_is_told() -> None:
    assert warnings(schedule(event(None, "Họp giao ban", day=1))) == [("event_on_holiday", "")]


def test_parts_that_exceed_their_total_are_told() -> None:
    line = "Rà soát 20 văn bản, trong đó: còn hiệu lực 18 văn bản, hết hiệu lực 5 văn bản."
    figures = tuple(
        Figure(1, sure(value, Passage(str(value), ((0, 0, at, 2),))), sure("văn bản"), sure(line))
        for value, at in ((20, line.index("20")), (18, line.index("18")), (5, line.index("5 văn")))
    )
    paper = replace(draft(kind=Kind.REVIEW_REPORT, lines=(line,)), figures=figures)

    assert message(paper) == "Nêu tổng số 20 văn bản nhưng các số thành phần cộng lại là 23."


def test_a_paper_without_number_date_and_signer_is_told() -> None:
    paper = draft(*SOUND)
    blank = replace(paper.frame, number=sure("/CTr-STC"), issued_on=sure(None), signer=sure(None))

    codes = [code for code, _ in warnings(replace(paper, frame=blank))]

    assert codes == ["missing_number", "missing_issued_on", "missing_signer"]


def test_what_a_step_has_told_is_not_told_again() -> None:
    paper = draft(item("I.1", "Báo cáo", due=date(2029, 5, 19)))
    told = Warning("implausible_date", "Năm lạ.", 10, "I.1")

    assert criticise(replace(paper, warnings=(told,))).warnings == (told,)


def test_every_code_is_a_snake_case_name_with_words() -> None:
    assert all(code.isidentifier() and code.islower() and words.one for code, words in MESSAGES.items())
