"""What the search page shows: what was found in each place, the very words first, where it stands and how it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.urls import reverse

from giaoban.core.text.words import Piece, excerpt, marked_pieces, ways_to_find, words_asked
from giaoban.documents.models import Paper
from giaoban.documents.queries import papers_visible_to
from giaoban.documents.showing import line_found
from giaoban.meetings.models import Conclusion
from giaoban.meetings.queries import conclusions_visible_to
from giaoban.organisation.models import User
from giaoban.programmes.models import Programme
from giaoban.programmes.queries import programmes_visible_to
from giaoban.schedule.models import Event, Session
from giaoban.schedule.queries import events_visible_to
from giaoban.search.queries import found_first
from giaoban.tasks.models import Task
from giaoban.tasks.pages import Chip, due_note, state_chip
from giaoban.tasks.queries import tasks_visible_to
from giaoban.web.templatetags.words import day, sentence_form

M = TypeVar("M", bound=Model)

SHOWN = 6  # rows of each place when all are looked at
WHOLE = 50  # rows of one place when only that is looked at; more are counted as "hơn 50"
ROOM = 260  # letters of a text that are shown


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was found. `facts` say where it belongs; `line` is the place in a text that answered."""

    url: str
    title: Sequence[Piece]
    facts: Sequence[Sequence[Piece]] = ()
    line: Sequence[Piece] = ()
    due: date | None = None
    note: Chip | None = None
    state: Chip | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One place that was looked through: how many rows it has, those that are shown, and where the others are."""

    key: str
    label: str
    count: int
    rows: Sequence[Found]
    url: str
    is_chosen: bool
    more_url: str = ""

    @property
    def counted(self) -> str:
        return f"hơn {WHOLE}" if self.count > WHOLE else str(self.count)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`typed` is what was asked for; `is_question` tells whether there is a word in it at all."""

    typed: str
    is_question: bool
    chosen: str
    places: Sequence[Place]
    everywhere_url: str

    @property
    def has_found(self) -> bool:
        return any(place.count for place in self.places)

    @property
    def shown(self) -> Sequence[Place]:
        return [place for place in self.places if place.rows]


@dataclass(frozen=True, slots=True)
class _Looking:
    """Who looks for what, and which day it is."""

    user: User
    typed: str
    today: date

    def mark(self, text: str) -> list[Piece]:
        return marked_pieces(text, self.typed)

    def adding(self, title: str, others: Iterable[str]) -> str:
        """The first other text with a word asked for that the title has not, or ""."""
        there = {word.bare for word in words_asked(title, self.typed)}
        return next((text for text in others if {w.bare for w in words_asked(text, self.typed)} - there), "")

    def cut(self, text: str) -> list[Piece]:
        return excerpt(text, self.typed, ROOM)


# Key in the address, label, the rows one may see, and how the rows that were found are shown.
Look = Callable[[_Looking, Sequence[int]], list[Found]]


def search_page(user: User, typed: str, chosen: str, today: date) -> SearchPage:
    """Each place is asked once for the rows it has, and once more for those that are shown."""
    looking = _Looking(user, typed.strip(), today)
    chosen = chosen if chosen in {key for key, _, _, _ in PLACES} else ""
    is_question = bool(ways_to_find(looking.typed))
    places = [_place(looking, chosen, *place) for place in PLACES] if is_question else []
    return SearchPage(looking.typed, is_question, chosen, places, _url(looking.typed))


def _place(
    looking: _Looking, chosen: str, key: str, label: str, seen: Callable[[User], QuerySet[M]], look: Look
) -> Place:
    ids = found_first(seen(looking.user), looking.typed, WHOLE + 1)  # type: ignore[type-var]
    room = {"": SHOWN, key: WHOLE}.get(chosen, 0)
    url = _url(looking.typed, key)
    more = url if not chosen and len(ids) > room else ""
    if key == chosen == "tasks" and len(ids) > WHOLE:
        more = f"{reverse('task-list')}?{urlencode({'words': looking.typed})}"
    rows = look(looking, ids[:room]) if ids[:room] else []
    return Place(key, label, len(ids), rows, url, key == chosen, more)


def _url(typed: str, key: str = "") -> str:
    return f"{reverse('search')}?{urlencode({'q': typed} | ({'in': key} if key else {}))}"


def _in_order(rows: QuerySet[M], ids: Sequence[int]) -> Iterable[M]:
    found = rows.in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


# --- Each place -----------------------------------------------------------------------------------------------


def _tasks(looking: _Looking, ids: Sequence[int]) -> list[Found]:
    rows = tasks_visible_to(looking.user).select_related("lead_unit", "leader").prefetch_related("products")
    return [_task(looking, task) for task in _in_order(rows, ids)]


def _task(looking: _Looking, task: Task) -> Found:
    product = looking.adding(task.text, (p.text for p in task.products.all()))
    return Found(
        url=reverse("task-show", args=[task.pk]),
        title=looking.cut(task.text),
        line=looking.cut(f"Sản phẩm: {product}") if product else (),
        facts=_facts(looking, _unit_of(task), task.leader.full_name if task.leader else task.leader_words),
        due=task.due,
        note=due_note(task, looking.today),
        state=state_chip(task, looking.today),
    )


def _unit_of(task: Task) -> str:
    return task.lead_unit.name if task.lead_unit else task.lead_unit_words


def _programmes(looking: _Looking, ids: Sequence[int]) -> list[Found]:
    rows = programmes_visible_to(looking.user).prefetch_related("sections")
    return [_programme(looking, programme) for programme in _in_order(rows, ids)]


def _programme(looking: _Looking, programme: Programme) -> Found:
    title = sentence_form(programme.title, looking.user.agency.name)
    section = looking.adding(title, (section.title for section in programme.sections.all()))
    issued = f"ban hành {day(programme.issued_on)}" if programme.issued_on else ""
    return Found(
        url=reverse("programme-show", args=[programme.pk]),
        title=looking.cut(title),
        line=looking.cut(f"Mục: {section}") if section else (),
        facts=_facts(looking, programme.get_kind_display(), programme.number, issued),
    )


def _conclusions(looking: _Looking, ids: Sequence[int]) -> list[Found]:
    rows = conclusions_visible_to(looking.user).select_related("meeting", "task__lead_unit")
    return [_conclusion(looking, conclusion) for conclusion in _in_order(rows, ids)]


def _conclusion(looking: _Looking, conclusion: Conclusion) -> Found:
    task, meeting = conclusion.task, conclusion.meeting
    notice = f"Thông báo số {meeting.number}" if meeting.number else sentence_form(meeting.title)
    return Found(
        url=reverse("task-show", args=[task.pk]) if task else reverse("conclusion-show", args=[meeting.pk]),
        title=looking.cut(conclusion.text),
        facts=_facts(looking, notice, (_unit_of(task) if task else "") or conclusion.unit_words or conclusion.section),
        due=task.due if task else None,
        note=due_note(task, looking.today) if task else None,
        state=state_chip(task, looking.today) if task else None,
    )


def _papers(looking: _Looking, ids: Sequence[int]) -> list[Found]:
    return [_paper(looking, paper) for paper in _in_order(papers_visible_to(looking.user).defer("words"), ids)]


def _paper(looking: _Looking, paper: Paper) -> Found:
    """A paper with the line of it that answers; the address leads to that line."""
    line = line_found(paper.content, looking.typed)
    url = reverse("paper-show", args=[paper.pk])
    where = f"trang {line.page}" if line and line.page else ""
    return Found(
        url=f"{url}#u{line.unit}" if line else url,
        title=looking.mark(paper.name),
        line=looking.cut(line.words) if line else (),
        facts=_facts(looking, where, f"nạp {day(paper.brought_at)}"),
    )


def _events(looking: _Looking, ids: Sequence[int]) -> list[Found]:
    return [_event(looking, event) for event in _in_order(events_visible_to(looking.user), ids)]


def _event(looking: _Looking, event: Event) -> Found:
    when = f"{Session(event.session).label}, {day(event.date)}" + (f" – {day(event.until)}" if event.until else "")
    return Found(
        url=f"{reverse('schedule')}?{urlencode({'day': event.date.isoformat()})}",
        title=looking.cut(event.text),
        facts=_facts(looking, when, event.place, event.leader_words),
    )


def _facts(looking: _Looking, *texts: str) -> list[list[Piece]]:
    return [looking.mark(text) for text in texts if text]


PLACES: tuple[tuple[str, str, Callable[[User], QuerySet[Model]], Look], ...] = (
    ("tasks", "Nhiệm vụ", tasks_visible_to, _tasks),
    ("programmes", "Chương trình", programmes_visible_to, _programmes),
    ("conclusions", "Kết luận", conclusions_visible_to, _conclusions),
    ("papers", "Văn bản", papers_visible_to, _papers),
    ("events", "Lịch công tác", events_visible_to, _events),
)
