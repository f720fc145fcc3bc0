"""Reading calendars as a whole: merged cells, papers that say too little, and the laws of evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.document import Cell, Document, Paragraph, Row, Table
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats.plain import blocks_of_text, open_document
from giaoban.core.reading.model import Event, Kind, Period, Session, State, missing, sure
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.schedule import read_schedule
from giaoban.core.reading.steps.schedule_columns import is_calendar_table

SEED = Path(__file__).parents[5] / "shared" / "seeds" / "002_fcbb2546418d0361.txt"
JULY = Period(date(2023, 7, 1), date(2023, 7, 31))
WEEK = Period(date(2025, 11, 3), date(2025, 11, 9))


def draft_of(document: Document, period: Period | None, kind: Kind = Kind.WEEKLY_SCHEDULE) -> Draft:
    return read_schedule(
        Draft(
            document=document,
            options=Options(),
            body=document.blocks,
            kind=sure(kind),
            period=sure(period) if period else missing(None),
        )
    )


def text_of(text: str, period: Period | None = WEEK, kind: Kind = Kind.WEEKLY_SCHEDULE) -> Draft:
    return draft_of(Document("lich.txt", "text", blocks_of_text(text, Limits())), period, kind)


def table_of(*rows: list[tuple[int, list[str], int]]) -> Document:
    """Rows of (column, paragraphs, rowspan)."""
    unit = iter(range(10_000))
    made = tuple(
        Row(
            r,
            tuple(
                Cell(r, column, tuple(Paragraph(next(unit), text, r + 1) for text in texts), rowspan=span)
                for column, texts, span in cells
            ),
            r + 1,
        )
        for r, cells in enumerate(rows)
    )
    return Document("lich.docx", "docx", (Table(0, made, len(rows[0]), 1),))


def test_other_kinds_are_left_alone() -> None:
    draft = text_of("Thứ Hai, 03/11/2025: Họp", kind=Kind.CONCLUSION_NOTICE)

    assert draft.events == ()


def test_a_merged_day_and_session_hold_for_the_rows_below() -> None:
    document = table_of(
        [(0, ["Thứ/Ngày"], 1), (1, ["Buổi"], 1), (2, ["Nội dung"], 1)],
        [(0, ["Thứ Hai", "03/11"], 3), (1, ["Sáng"], 2), (2, ["Giao ban"], 1)],
        [(2, ["Tiếp công dân"], 1)],
        [(1, ["Chiều"], 1), (2, ["Kiểm tra cơ sở"], 1)],
    )

    events = draft_of(document, WEEK).events

    assert [(e.date.value.day, e.session.value, e.text.value) for e in events] == [
        (3, Session.MORNING, "Giao ban"),
        (3, Session.MORNING, "Tiếp công dân"),
        (3, Session.AFTERNOON, "Kiểm tra cơ sở"),
    ]


def test_empty_paragraphs_keep_units_level_with_their_events() -> None:
    document = table_of(
        [(0, ["Ngày"], 1), (1, ["Nội dung công việc"], 1), (2, ["Đơn vị chuẩn bị"], 1)],
        [
            (0, ["4"], 1),
            (1, ["Sáng:", "- Họp giao ban", "Chiều:", "- Họp Hội đồng khoa học"], 1),
            (2, ["", "Văn phòng", "Thanh tra Sở", "", "", "Phòng QLKH"], 1),
        ],
    )

    draft = draft_of(document, Period(date(2025, 11, 1), date(2025, 11, 30)), Kind.MONTHLY_SCHEDULE)

    assert [e.units.value for e in draft.events] == [("Văn phòng", "Thanh tra Sở"), ("Phòng QLKH",)]
    assert draft.warnings == ()


def test_a_guessed_pairing_is_never_sure() -> None:
    document = table_of(
        [(0, ["Ngày"], 1), (1, ["Nội dung"], 1), (2, ["Lãnh đạo Sở"], 1)],
        [(0, ["4"], 1), (1, ["- Họp A", "- Họp B", "- Họp C"], 1), (2, ["Đ/c Hoan", "Đ/c Bính"], 1)],
    )

    draft = draft_of(document, Period(date(2025, 11, 1), date(2025, 11, 30)), Kind.MONTHLY_SCHEDULE)

    assert [w.code for w in draft.warnings] == ["uncertain_alignment"]
    assert State.SURE not in {e.leaders.state for e in draft.events}


def test_a_calendar_without_a_title_takes_its_time_from_its_days() -> None:
    draft = text_of("Thứ Hai, 03/11/2025:\n- Họp giao ban\nThứ Ba, 04/11:\n- Tiếp công dân", period=None)

    assert draft.period.value == WEEK
    assert draft.period.state is State.CHECK
    assert [e.date.value for e in draft.events] == [date(2025, 11, 3), date(2025, 11, 4)]


def test_a_year_found_by_weekdays_is_to_be_checked() -> None:
    draft = text_of("Thứ Hai, 03/11:\n- Họp giao ban\nThứ Ba, 04/11:\n- Tiếp công dân", period=None)

    assert [e.date.value for e in draft.events] == [date(2025, 11, 3), date(2025, 11, 4)]
    assert {e.date.state for e in draft.events} == {State.CHECK}


def test_a_year_that_a_narrow_column_broke_is_read() -> None:
    document = table_of(
        [(0, ["Thứ/Ngày"], 1), (1, ["Nội dung"], 1)],
        [(0, ["Thứ Hai (03/11/202 5)"], 1), (1, ["Giao ban"], 1)],
    )

    assert [e.date.value for e in draft_of(document, WEEK).events] == [date(2025, 11, 3)]


def test_a_title_that_only_the_office_knows_is_to_be_checked() -> None:
    document = table_of(
        [(0, ["Thứ/Ngày"], 1), (1, ["Nội dung"], 1), (2, ["Chủ trì"], 1)],
        [(0, ["Thứ Hai 03/11"], 1), (1, ["Giao ban"], 1), (2, ["Đ/c Thới - VT"], 1)],
    )

    leaders = draft_of(document, WEEK).events[0].leaders

    assert [(p.name, p.title) for p in leaders.value] == [("Thới", "VT")]
    assert leaders.state is State.CHECK


def test_a_task_table_with_deadlines_is_no_calendar() -> None:
    table = table_of(
        [(0, ["TT"], 1), (1, ["Nội dung công việc"], 1), (2, ["Thời gian"], 1), (3, ["Đơn vị thực hiện"], 1)],
        [(0, ["1"], 1), (1, ["Báo cáo quý"], 1), (2, ["15/9"], 1), (3, ["Văn phòng"], 1)],
        [(0, ["2"], 1), (1, ["Kế hoạch năm"], 1), (2, ["20/9"], 1), (3, ["Phòng KHTC"], 1)],
    ).blocks[0]

    assert isinstance(table, Table)
    assert not is_calendar_table(table)


def quotes(document: Document, event: Event) -> list[str]:
    units = {p.unit: p.text for p in document.paragraphs()}
    fields = (event.text, event.date, event.place, event.units, event.leaders, event.time, event.until)
    return [units[s.unit][s.start : s.end] for f in fields for s in f.spans]


WORDS = st.sampled_from(
    "Thứ Hai|03/11|Sáng:|Chiều|8h00|- Họp|Đ/c An|;|:|(|)|“|từ ngày 03-05/11|tại Hội trường|1.|\n|\t|Văn phòng|Nghỉ|;"
    "|Ngày|Nội dung|Lãnh đạo|PGĐ|dự|Địa điểm:|Thành phần:|CN|99/99|Ngày 31/2|-|*".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_lines_are_read_and_every_quote_stands_in_the_paper(text: str) -> None:
    document = Document("lich.txt", "text", blocks_of_text(text, Limits()))

    for event in draft_of(document, WEEK).events:
        assert all(quotes(document, event))
        assert event.until.value is None or event.until.value >= event.date.value


@pytest.mark.skipif(not SEED.exists(), reason="the five real papers are not at hand")
def test_the_real_calendar_gives_all_its_events() -> None:
    document = open_document(SEED.read_bytes(), SEED.name, Limits())

    draft = draft_of(document, JULY, Kind.MONTHLY_SCHEDULE)

    assert len(draft.events) == 54
    assert [w.line for w in draft.warnings if w.code == "uncertain_alignment"] == [22, 58]
    assert [e.date.value.day for e in draft.events if e.until.value] == [3, 10, 10, 12]
