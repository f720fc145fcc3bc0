"""What people are told, in the words of an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban.core.calendar.working_days import WorkCalendar
from giaoban.core.urging.ladder import Rung, Step, when_in_words
from giaoban.web.templatetags.words import day

LISTED = 10  # tasks that a notice names; its page has all of them
TEXT_LENGTH = 160  # of a task in a notice


@dataclass
class Wording:
    """The words of a day; how far each deadline is away is reckoned once."""

    on: date
    calendar: WorkCalendar
    _known: dict[date, str] = field(default_factory=dict)

    def of_deadline(self, due: date) -> str:
        """How a deadline stands on that day: "quá hạn 3 ngày làm việc (hạn T4 18/11/2026)"."""
        if due not in self._known:
            self._known[due] = f"{_distance(due, self.on, self.calendar)} (hạn {day(due)})"
        return self._known[due]

    def of_step(self, step: Step, due: date, text: str) -> str:
        """What the log keeps of one step: how the work stood, the office's own words, the steps that were missed."""
        said = self.of_deadline(due)
        words = f"{said[:1].upper()}{said[1:]}."
        if text:
            words += f" {text}"
        return f"{words} {_missed(step.missed)}" if step.missed else words


def _distance(due: date, on: date, calendar: WorkCalendar) -> str:
    if due < on:
        days = calendar.working_days_between(due, on)
        return f"quá hạn {days} ngày làm việc" if days else "vừa quá hạn"
    if due == on:
        return "đến hạn hôm nay"
    return f"còn {max(1, calendar.working_days_between(on, due))} ngày làm việc"


def _missed(rungs: Sequence[Rung]) -> str:
    days = sorted({rung.days for rung in rungs})
    return f"Bỏ qua bậc: {', '.join(when_in_words(number).lower() for number in days)}."


@dataclass(frozen=True, slots=True)
class Due:
    """A task in what a person is told: its words and its deadline."""

    task: int
    text: str
    due: date


def title_of(dues: Sequence[Due], number: int, late: int) -> str:
    """The title of what one person is told: the task where it is one, else how many."""
    if number == 1:
        return f"{'Quá hạn' if late else 'Đến hạn'}: {shortened(dues[0].text)}"
    told = f"Bạn có {number} việc cần chú ý"
    if not late:
        return f"{told}, sắp đến hạn"
    return f"{told}, {late} việc đã quá hạn" if late < number else f"{told}, đều đã quá hạn"


def text_of(dues: Sequence[Due], number: int, wording: Wording) -> str:
    """The list that a notice brings along: the first ones, and how many more there are."""
    lines = [f"– {shortened(one.text)}: {wording.of_deadline(one.due)}" for one in dues[:LISTED]]
    if number > len(lines):
        lines.append(f"… và {number - len(lines)} việc khác.")
    return "\n".join(lines)


def shortened(text: str) -> str:
    return text if len(text) <= TEXT_LENGTH else f"{text[: TEXT_LENGTH - 1].rstrip()}…"
