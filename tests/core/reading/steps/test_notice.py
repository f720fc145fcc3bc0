"""Rules of reading a notice that the cases do not show: doubts, evidence, and that nothing makes it fail."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.document import Document, Paragraph
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.model import Frame, Item, Kind, State, sure
from giaoban.core.reading.steps.notice import read_notice


def read(*lines: str, kind: Kind = Kind.CONCLUSION_NOTICE) -> Draft:
    paragraphs = tuple(Paragraph(n, line, n + 1) for n, line in enumerate(lines))
    document = Document("thu.txt", "text", paragraphs)
    draft = Draft(document, Options(), paragraphs, kind=sure(kind), frame=Frame(year=2023))
    return read_notice(draft)


def items(*lines: str) -> tuple[Item, ...]:
    return read(*lines).items


def test_other_kinds_are_left_alone() -> None:
    assert read("1. Giao Văn phòng Sở", "- Mua sắm thiết bị.", kind=Kind.REVIEW_REPORT).items == ()


def test_the_heading_tells_the_addressee_of_what_stands_below() -> None:
    (item,) = items("1. Giao Văn phòng Sở", "- Mua sắm thiết bị theo dự toán.")

    assert (item.path, item.section, item.units.value) == ("1.1", "1", ("Văn phòng Sở",))


def test_an_order_may_name_another_addressee_than_its_heading() -> None:
    (item,) = items("1. Giao Văn phòng Sở", "- Thanh tra Sở kiểm tra việc chấp hành giờ giấc.")

    assert item.units.value == ("Thanh tra Sở",)


def test_the_evidence_of_a_field_is_the_text_itself() -> None:
    line = "Giao Sở Y tế rà soát danh mục, báo cáo trước ngày 20/5/2023."

    (item,) = items(line)

    (unit,), (when,) = item.units.spans, item.when.spans
    assert (line[unit.start : unit.end], line[when.start : when.end]) == ("Sở Y tế", "trước ngày 20/5/2023")
    assert item.due.value == date(2023, 5, 20)


def test_several_days_in_one_order_are_to_be_looked_at() -> None:
    (item,) = items("Giao Sở Y tế trình dự thảo trước ngày 10/5; hoàn thiện trước ngày 20/5.")

    assert (item.due.value, item.due.state) == (date(2023, 5, 20), State.CHECK)


def test_a_point_that_may_be_no_order_is_to_be_looked_at() -> None:
    (item,) = items("1. Công tác chuyển đổi số", "- Chữ ký số cho lãnh đạo các đơn vị.")

    assert item.text.state is State.CHECK


def test_praise_under_a_number_is_no_order() -> None:
    assert items("1. Đánh giá cao sự nỗ lực của các phòng.", "2. Giao Văn phòng tổng hợp báo cáo.")[0].path == "2"


def test_attendance_before_the_conclusions_is_no_order() -> None:
    lines = ("Thành phần:", "- Các Phó Giám đốc Sở", "Giám đốc kết luận như sau:", "1. Giao Văn phòng lập dự toán.")

    assert [i.path for i in items(*lines)] == ["1"]


def test_the_closing_demand_stands_apart() -> None:
    closing = "Đề nghị các phòng báo cáo kết quả thực hiện kết luận trước ngày 31/8."

    item = items("1. Giao Văn phòng Sở", "- Mua sắm thiết bị.", closing)[-1]

    assert (item.path, item.section, item.units.value) == ("0.1", "", ("các phòng",))


def test_making_known_demands_nothing() -> None:
    lines = ("1. Giao Văn phòng Sở", "- Mua sắm thiết bị.", "Văn phòng thông báo để các đơn vị biết, thực hiện./.")

    assert [i.path for i in items(*lines)] == ["1.1"]


def test_the_mark_that_closes_a_paper_is_no_text() -> None:
    (item,) = items("1. Giao Văn phòng lập dự toán./.")

    assert item.text.value == "Giao Văn phòng lập dự toán."


_LINES = st.lists(
    st.text(alphabet="IV1234ab).:-(; Giao Sở Văn phòng, và các đơn vị rà soát trước ngày/", max_size=60), max_size=8
)


@given(_LINES)
def test_any_lines_are_read_without_error_and_quoted_truly(lines: list[str]) -> None:
    for item in items(*lines):
        for field in (item.text, item.units, item.partners, item.when):
            assert all(0 <= s.start < s.end <= len(lines[s.unit]) for s in field.spans)
