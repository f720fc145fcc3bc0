"""What is typed into a row of a sheet, understood: its deadline in the collection's period, a line of quick-add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.calendar.in_period import read_in_period
from giaoban.core.reading.quick.model import Known, QuickOrder
from giaoban.core.reading.quick.order import read_quick_order
from giaoban.organisation.calendar import calendar_for
from giaoban.organisation.models import User
from giaoban.organisation.queries import leaders_of, names_of
from giaoban.planning.models import Collection


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row as somebody words it; the deadline still in words. Products are one a line."""

    text: str
    products: str = ""
    when_words: str = ""
    leader: int | None = None
    leader_words: str = ""
    partners_words: str = ""
    section: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of a unit's file: where it stands there, its words, the unit that it names where that is not ours.

    `task` is the running work that it goes on with.
    """

    key: str
    place: str
    words: RowWords
    other_unit: str = ""
    task: int | None = None


def deadline_in(collection: Collection, words: str, *, by: User, on: date) -> Deadline:
    """What the words of a deadline mean in the period of a collection."""
    start, end = collection.start, collection.end
    calendar = calendar_for(by, start.year - 1, end.year + 1)
    return read_in_period(words, (start, end), calendar=calendar, on=on)


def read_quick_row(line: str, collection: Collection, *, by: User, on: date) -> RowWords:
    """The row that a line of office language means: "Rà soát danh mục, báo cáo trước 15/12"."""
    return read_quick_line(line, collection, by=by, on=on)[0]


def read_quick_line(line: str, collection: Collection, *, by: User, on: date) -> tuple[RowWords, int | None]:
    """The same with the unit that the line gives the work to, where it names one."""
    leaders = dict(leaders_of(by.agency, on).values_list("pk", "full_name"))
    names = names_of(by.agency, on)
    known = Known(names.units.keys(), names.people.keys(), {key for key, pk in names.people.items() if pk in leaders})
    order = read_quick_order(line, today=on, known=known)
    leader = next((pk for said in order.leaders if (pk := names.person(said.words)) in leaders), None)
    words = RowWords(
        text=order.text,
        products="\n".join(said.words for said in order.products),
        when_words=_when(order, collection, by=by, on=on),
        leader=leader,
        leader_words=leaders.get(leader or 0, ""),
        partners_words=", ".join(said.words for said in order.partners),
    )
    return words, next((pk for said in order.units if (pk := names.unit(said.words))), None)


def _when(order: QuickOrder, collection: Collection, *, by: User, on: date) -> str:
    """The words of the deadline where they mean something in the period; else the day that they mean from today."""
    if order.deadline is None:
        return ""
    read = deadline_in(collection, order.deadline.words, by=by, on=on)
    if read.kind is DeadlineKind.NONE and order.deadline.due:
        return f"{order.deadline.due:%d/%m/%Y}"
    return order.deadline.words
