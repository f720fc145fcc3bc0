"""The language of deadlines: cases as text (`cases/*.txt`), and laws."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.calendar.deadlines import (
    Context,
    Deadline,
    DeadlineKind,
    chief_deadline,
    find_deadlines,
    read_deadline,
)
from giaoban.core.calendar.periods import read_period

CASES = Path(__file__).parent / "cases"
NOVEMBER = Context(date(2021, 11, 1), date(2021, 11, 30), 2021)


def cases(name: str) -> Iterator[tuple[str, str, str]]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrase, paper, meaning = (part.strip() for part in line.split("|"))
            yield phrase, paper, meaning


def context_of(paper: str) -> Context:
    """ "11/2021 ký 10/8/2021" → the context that it names."""
    plan, _, issued = paper.partition("ký")
    signed = None
    if issued.strip():
        day, month, year = map(int, issued.strip().split("/"))
        signed = date(year, month, day)
    plan = plan.strip()
    if plan == "-":
        return Context(issued_on=signed)
    month_or_year = f"tháng {plan}" if re.fullmatch(r"\d+/\d+", plan) else f"năm {plan}" if plan.isdigit() else plan
    period = read_period(month_or_year)
    assert period is not None, paper
    return Context(period[0], period[1], period[0].year, signed)


def told(deadline: Deadline | None) -> str:
    """A deadline in the notation of the cases."""
    if deadline is None:
        return "blank"
    days = f"{deadline.start or ''}..{deadline.due or ''}" if deadline.start or deadline.due else ""
    return " ".join(w for w in (deadline.kind, days, deadline.repeats, "" if deadline.certain else "?") if w)


@pytest.mark.parametrize(("phrase", "paper", "meaning"), list(cases("deadlines.txt")))
def test_a_cell_means_what_the_table_of_cases_says(phrase: str, paper: str, meaning: str) -> None:
    assert told(read_deadline(phrase, context_of(paper))) == meaning


@pytest.mark.parametrize(("marked", "paper", "meaning"), list(cases("running_text.txt")))
def test_running_text_sets_the_times_in_brackets_and_no_others(marked: str, paper: str, meaning: str) -> None:
    text = re.sub("[⟦⟧]", "", marked)
    found = find_deadlines(text, context_of(paper))
    assert [d.words for d in found] == re.findall("⟦(.*?)⟧", marked)
    assert " ; ".join(map(told, found)) == meaning


@pytest.mark.parametrize(("phrase", "paper", "meaning"), list(cases("deadlines.txt")))
def test_a_cell_typed_in_decomposed_letters_capitals_or_wide_spaces_means_the_same(
    phrase: str, paper: str, meaning: str
) -> None:
    context = context_of(paper)
    if re.search("l-4|1O|IIl", phrase):  # slips of a scan are slips of one letter case
        return
    for typed in (unicodedata.normalize("NFD", phrase), phrase.upper(), phrase.replace(" ", "  ")):
        assert told(read_deadline(typed, context)) == meaning


def test_an_uncertain_deadline_says_why() -> None:
    for phrase, paper, _ in cases("deadlines.txt"):
        deadline = read_deadline(phrase, context_of(paper))
        if deadline is not None and not deadline.certain:
            assert deadline.why.endswith(".")
            assert deadline.doubt is not None


def test_the_hour_and_the_session_are_kept() -> None:
    hour = read_deadline("Chậm nhất 16h30 ngày 12/11", NOVEMBER)
    session = read_deadline("Chiều 12/11", NOVEMBER)
    assert hour is not None
    assert f"{hour.at:%H:%M}" == "16:30"
    assert session is not None
    assert session.session == "afternoon"


def test_holidays_are_not_counted_as_working_days() -> None:
    context = Context(year=2026, issued_on=date(2026, 11, 20))
    deadline = read_deadline("trong 3 ngày làm việc kể từ ngày ký", context)
    assert deadline is not None
    assert deadline.due == date(2026, 11, 26)


def test_a_limit_is_the_chief_of_several_deadlines() -> None:
    context = context_of("8/2021")
    found = find_deadlines("Thẩm định từ ngày 16-18 để tổng hợp trước 30/8; họp vào ngày 20/8.", context)
    chief = chief_deadline(found)
    assert chief is not None
    assert chief.words == "trước 30/8"
    assert chief_deadline(()) is None


words = st.sampled_from(
    "trước ngày tháng năm quý tuần từ đến hết trong hằng định kỳ kể làm việc 1 2 15 30 31/11 10/11 5-7 2021 1/2025 I "
    "III thứ hai cuối đầu ( ) , - . / Sáu 16h00 Hội nghị số UBND không quá 10".split()
)


@given(st.lists(words, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_words_are_read_without_error_and_every_place_is_exact(text: str) -> None:
    for context in (NOVEMBER, Context(), context_of("2024 ký 31/1/2024")):
        deadline = read_deadline(text, context)
        found = find_deadlines(text, context)
        for one in (*found, *([deadline] if deadline else [])):
            assert text[one.begin : one.end] == one.words
            assert one.certain or one.doubt or one.kind is DeadlineKind.NONE
            assert not (one.certain and one.start and one.due) or one.start <= one.due
        assert all(a.end <= b.begin for a, b in pairwise(found))


@given(st.dates(date(2021, 11, 1), date(2021, 11, 30)))
def test_a_printed_day_comes_back_however_it_is_printed(day: date) -> None:
    forms = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "ngày %d tháng %m năm %Y", "Ngày %d/%m", "%d / %m / %Y")
    for form in forms:
        deadline = read_deadline(day.strftime(form), NOVEMBER)
        assert deadline is not None
        assert (deadline.due, deadline.start, deadline.certain) == (day, None, True)
        before = find_deadlines(f"Báo cáo Sở trước {day.strftime(form)}.", NOVEMBER)
        assert [d.due for d in before] == [day]


def test_every_deadline_of_forty_kilobytes_of_prose_is_found() -> None:
    line = (
        "Tham mưu UBND tỉnh ban hành Kế hoạch số 12/KH-UBND ngày 20/3/2021 về chuyển đổi số; hoàn thành trước 15/11. "
    )
    text = line * (40_000 // len(line))

    found = find_deadlines(text, NOVEMBER)

    assert len(found) == text.count("hoàn thành")
