"""Calendars written by hand in `cases/schedule_*.txt`: the paper, and the events that a clerk would expect.

A case: one line that says what it shows, `kỳ: …`, the paper, and for each event
`ngày[..ngày cuối] | buổi | giờ | nội dung | địa điểm | đơn vị; … | Tên (chức vụ); …`.
"-" is nothing stated, "?" is left open.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.model import Event, Kind, Period, Session, State, sure
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.schedule import read_schedule

CASES = sorted((Path(__file__).parents[1] / "cases").glob("schedule_*.txt"))
SESSIONS = {
    Session.MORNING: "sáng",
    Session.AFTERNOON: "chiều",
    Session.EVENING: "tối",
    Session.ALL_DAY: "cả ngày",
}


def read_case(path: Path) -> tuple[Draft, list[list[str]], list[str]]:
    head, rest = path.read_text(encoding="utf-8").split("--- văn bản\n")
    paper, expected = rest.split("--- mong đợi\n")
    start, end = head.split("kỳ:")[1].strip().split(" đến ")
    document = open_document(paper.encode(), path.name, Limits())
    draft = Draft(
        document=document,
        options=Options(),
        body=document.blocks,
        kind=sure(Kind.WEEKLY_SCHEDULE if "tuan" in path.name else Kind.MONTHLY_SCHEDULE),
        period=sure(Period(date.fromisoformat(start), date.fromisoformat(end))),
    )
    lines = [line for line in expected.splitlines() if line.strip()]
    events = [[cell.strip() for cell in line.split(" | ")] for line in lines if not line.startswith("cảnh báo:")]
    warnings = [code for line in lines if line.startswith("cảnh báo:") for code in line.split()[2:]]
    return read_schedule(draft), events, warnings


def printed(event: Event) -> list[str]:
    until = f"..{event.until.value}" if event.until.value else ""
    leaders = [f"{p.name} ({p.title})" if p.title else p.name for p in event.leaders.value]
    return [
        f"{event.date.value}{until}",
        SESSIONS[event.session.value],
        f"{event.time.value:%H:%M}" if event.time.value else "-",
        event.text.value,
        event.place.value or "-",
        "; ".join(event.units.value) or "-",
        "; ".join(leaders) or "-",
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_calendar_gives_its_events(path: Path) -> None:
    draft, expected, warnings = read_case(path)

    found = [
        ["?" if want == "?" else have for want, have in zip(wanted, printed(event), strict=True)]
        for wanted, event in zip(expected, draft.events, strict=False)
    ]

    assert found == expected
    assert len(draft.events) == len(expected)
    assert sorted(w.code for w in draft.warnings) == sorted(warnings)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_words_of_an_event_stand_where_it_says(path: Path) -> None:
    draft, _, _ = read_case(path)
    units = {p.unit: p.text for p in draft.document.paragraphs()}

    for event in draft.events:
        quoted = " ".join(units[s.unit][s.start : s.end] for s in event.text.spans)
        assert quoted.split() == event.text.value.split()
        assert event.date.spans or event.date.state is State.CHECK
