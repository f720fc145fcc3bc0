"""The page of a list of tasks: its rows as they are printed, and its filters as they stand.

A list page costs what its rows cost to draw, so rows are plain values with their words ready for the template, and
the names of units and people are those read for the filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness
from giaoban.organisation.models import User
from giaoban.tasks.list_cells import ListRow, rows_html
from giaoban.tasks.list_filters import LEFT, NONE, Sort, asked_in, query_of, sort_in
from giaoban.tasks.models import OriginKind
from giaoban.tasks.pages import due_note, state_chip
from giaoban.tasks.powers import may_urge_some
from giaoban.tasks.queries import (
    ALL_OPEN,
    COUNTED,
    GONE,
    NOBODY,
    Names,
    TaskFilter,
    count_up_to,
    counted_from_an_index,
    list_rows,
    names_for_lists,
    programme_title,
    urgent_first,
    with_ended_units,
)
from giaoban.tasks.usual_lists import ListLink, named, saved_lists, usual_lists
from giaoban.web.paging import PAGE_SIZE, Along, Page, page_along, page_of
from giaoban.web.templatetags.words import day, sentence_form

PRINTED = 1000  # rows on the page made for printing: some sixty sheets
WHOLE = 90  # letters that tell a whole beside its parts
EVERYTHING = "Tất cả"


class Listed(Protocol):
    """The columns of a row that the database gives a list (`queries.LIST_COLUMNS`)."""

    id: int
    text: str
    lead_unit_id: int | None
    lead_unit_words: str
    leader_id: int | None
    leader_words: str
    assignee_id: int | None
    due: date | None
    due_order: date
    open_due: date | None
    done_on: date | None
    reported_on: date | None
    confirmed_on: date | None
    paused_on: date | None
    state: str
    percent: int
    carried: int
    parent_id: int | None
    parent__text: str | None
    inner: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that one chooses from a list: `options` are value and label."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]]

    @property
    def chosen(self) -> str:
        """The label of what is chosen, or "" where everything is."""
        if not self.value:
            return ""
        return next((label for value, label in self.options if value == self.value), "không còn trong danh sách")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading; `query` orders the list by it, "" where it orders nothing."""

    label: str
    query: str = ""
    current: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class TaskListPage:
    """A list of tasks with everything around it. `query` is its address without the place in it."""

    asked: TaskFilter
    query: str
    choices: Sequence[Choice]
    programme: str
    usual: Sequence[ListLink]
    saved: Sequence[ListLink]
    heads: Sequence[Head]
    page: Page[Any]
    rows: Sequence[ListRow]
    count: str
    whole: bool
    picks: bool  # whether rows can be ticked, to be urged together

    @property
    def rows_drawn(self) -> SafeString:
        return rows_html(self.rows, picks=self.picks)

    @property
    def told(self) -> list[str]:
        """What the list is narrowed to, in words."""
        return filters_in_words(self.asked, self.choices, self.programme)

    @property
    def narrows(self) -> bool:
        return self.asked != TaskFilter()

    @property
    def saved_here(self) -> ListLink | None:
        return named(self.saved)

    @property
    def without_programme(self) -> str:
        return query_of(replace(self.asked, programme=None))


def task_list_page(request: HttpRequest, user: User, *, today: date) -> TaskListPage:
    asked, sort = with_ended_units(asked_in(request.GET)), sort_in(request.GET)
    whole = request.GET.get("size") == "all"
    size = PRINTED if whole else PAGE_SIZE
    names = names_for_lists(user, on=today)
    rows = list_rows(user, asked, sort.value, today=today)
    along = along_of(asked, sort)
    page: Page[Any] = page_of(request, rows, size) if along is None else page_along(request, rows, along, size)
    query = query_of(asked, sort)
    return TaskListPage(
        asked=asked,
        query=query,
        choices=choices_of(asked, sort, names),
        programme=programme_title(user, asked.programme) if asked.programme else "",
        usual=usual_lists(user, query, on=today),
        saved=saved_lists(user, query),
        heads=heads_of(asked, sort),
        page=page,
        rows=rows_in_words(page.rows, names, today),
        count=count_in_words(user, asked, page, today),
        whole=whole,
        picks=may_urge_some(user, on=today) and not whole,
    )


def along_of(asked: TaskFilter, sort: Sort) -> Along | None:
    """The index order of a list, where an index has it; the others are put in order when they are asked for."""
    orders = {Sort.DUE: Along(urgent_first(asked)), Sort.NEWEST: Along(None, backward=True)}
    return orders.get(sort)


def rows_in_words(rows: Iterable[Listed], names: Names, today: date) -> list[ListRow]:
    address = reverse("task-show", args=[0]).replace("0", "{}")
    return [_row(row, names, today, address) for row in rows]


def _row(row: Listed, names: Names, today: date, address: str) -> ListRow:
    unit = names.units.get(row.lead_unit_id or 0)
    return ListRow(
        id=row.id,
        url=address.format(row.id),
        text=row.text,
        unit=unit.short_name or unit.name if unit else row.lead_unit_words,
        unit_in_full=unit.name if unit else "",
        leader=names.person(row.leader_id) or row.leader_words,
        assignee=names.person(row.assignee_id),
        due=day(row.due),
        note=due_note(row, today),
        state=state_chip(row, today),
        percent=f"{row.percent}%" if 0 < row.percent < 100 else "",
        carried=f"chuyển kỳ lần {row.carried}" if row.carried else "",
        whole=whole_in_words(row),
    )


def whole_in_words(row: Listed) -> str:
    """Of what a row is a part or a step; "" of a task by itself."""
    if row.parent_id is None:
        return ""
    text = row.parent__text or ""
    short = f"{text[:WHOLE].rstrip()}…" if len(text) > WHOLE else text
    return f"{'việc nhỏ của' if row.inner else 'phần của'}: {short}"


def heads_of(asked: TaskFilter, sort: Sort) -> list[Head]:
    def by(label: str, one: Sort, *, narrow: bool = False) -> Head:
        return Head(label, f"?{query_of(asked, one)}", sort is one, narrow)

    return [
        Head("Nội dung"),
        by("Đơn vị chủ trì", Sort.UNIT),
        Head("Lãnh đạo"),
        by("Người thực hiện", Sort.PERSON),
        by("Hạn", Sort.DUE, narrow=True),
        by("Tình hình", Sort.STATE, narrow=True),
    ]


SORTS = {
    Sort.DUE: "Hạn",
    Sort.NEWEST: "Mới giao",
    Sort.UNIT: "Đơn vị",
    Sort.PERSON: "Người thực hiện",
    Sort.STATE: "Trạng thái",
}
STATES = [("", EVERYTHING), (ALL_OPEN, "Chưa xong"), *((s.value, s.label) for s in TaskState)]
TIMES = [("", EVERYTHING), *((t.value, t.label) for t in Timeliness)]
ORIGINS = [("", EVERYTHING), *((value, str(label)) for value, label in OriginKind.choices)]


def choices_of(asked: TaskFilter, sort: Sort, names: Names) -> list[Choice]:
    """The filters with a list to choose from. Who has left and what has ended can still be asked for by an address."""
    units = [("", EVERYTHING), (NONE, "Chưa rõ đơn vị")]
    units += [(str(pk), unit.name) for pk, unit in names.units.items() if unit.lives or pk == asked.unit]
    people = [("", EVERYTHING), (NONE, "Chưa giao ai"), (LEFT, "Người đã nghỉ")]
    people += [(str(pk), person.name) for pk, person in names.people.items() if person.here or pk == asked.assignee]
    leaders = [("", EVERYTHING)]
    leaders += [(str(pk), person.name) for pk, person in names.people.items() if person.leads or pk == asked.leader]
    return [
        Choice("unit", "Đơn vị", _value(asked.unit), units),
        Choice("leader", "Lãnh đạo", _value(asked.leader), leaders),
        Choice("assignee", "Người thực hiện", _value(asked.assignee), people),
        Choice("state", "Trạng thái", asked.state, STATES),
        Choice("timeliness", "Thời hạn", asked.timeliness, TIMES),
        Choice("origin", "Nguồn", asked.origin, ORIGINS),
        Choice("sort", "Xếp theo", sort.value, [(one.value, label) for one, label in SORTS.items()]),
    ]


def filters_in_words(asked: TaskFilter, choices: Iterable[Choice], programme: str) -> list[str]:
    told = [f"{choice.label}: {choice.chosen}" for choice in choices if choice.value and choice.name != "sort"]
    told += [f"Hạn từ {day(asked.due_from)}"] if asked.due_from else []
    told += [f"Hạn đến {day(asked.due_to)}"] if asked.due_to else []
    told += [Clear(asked.lacks).lack if asked.lacks in set(Clear) else "Chưa đủ sáu rõ"] if asked.lacks else []
    told += ["Đơn vị trả về Văn phòng"] if asked.returned else []
    told += ["Không gồm việc nhỏ trong đơn vị"] if asked.steps else []
    told += [f"Tính {Against(asked.against).label}"] if asked.against else []
    told += [f"Nộp trước hoặc trong {day(asked.handed_to)}"] if asked.handed_to else []
    told += [f"Không có tin từ {day(asked.silent_to)}"] if asked.silent_to else []
    told += [f"Trong {sentence_form(programme)}"] if programme else []
    told += [f"Có chữ “{asked.words}”"] if asked.words else []
    return told


def _value(asked: int | None) -> str:
    return "" if asked is None else {NOBODY: NONE, GONE: LEFT}.get(asked) or str(asked)


def count_in_words(user: User, asked: TaskFilter, page: Page[Any], today: date) -> str:
    """How many there are: exactly where a page shows all or a glance at an index tells, else that there are many."""
    if not page.previous and not page.next:
        return f"{len(page.rows)} việc"
    if not counted_from_an_index(asked):
        return ""
    number = count_up_to(COUNTED + 1, user, asked, today=today)
    return f"hơn {COUNTED:,} việc".replace(",", ".") if number > COUNTED else f"{number:,} việc".replace(",", ".")
