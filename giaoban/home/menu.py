"""The menu: the one place that names every app."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from giaoban.notifications.pages import unread_words
from giaoban.organisation.access import person_of
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.web.clock import today

# URL name, label, the right without which the entry is not shown.
ENTRIES: tuple[tuple[str, str, Right | None], ...] = (
    ("home", "Trang đầu", None),
    ("task-list", "Nhiệm vụ", None),
    ("programme-list", "Chương trình", None),
    ("collection-list", "Lập chương trình", Right.SEE_PLANS),
    ("schedule", "Lịch công tác", None),
    ("conclusion-list", "Kết luận", None),
    ("statistics", "Thống kê", None),
    ("figure-list", "Số liệu", None),
    ("intake-list", "Nạp văn bản", Right.TAKE_IN),
    ("directory", "Cơ quan", None),
    ("rules", "Quy tắc", Right.SET_RULES),
)
# Who opens the tasks from the menu wants those that are still to be done; the filter says so and is taken off there.
QUERIES = {"task-list": "?state=open"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; `current` where the page asked for is its own."""

    url: str
    label: str
    current: bool


def menu(request: HttpRequest) -> dict[str, Any]:
    """What the header of every page shows about the person and where they can go."""
    if not request.user.is_authenticated:
        return {}
    person = person_of(request)
    now = standing(person, today())
    return {
        "menu": [
            _entry(request, name, label)
            for name, label, right in ENTRIES
            if right is None or roles_hold(now.roles, right)
        ],
        "takes_in": roles_hold(now.roles, Right.TAKE_IN),
        "titles": now.titles,
        "agency_name": person.agency.name,
        "agency_short": person.agency.short_name,
        "given_name": person.full_name.rpartition(" ")[2],
        "unread_notices": partial(unread_words, person),  # asked by the header only: parts of pages do not count
        "today": today(),
    }


def _entry(request: HttpRequest, name: str, label: str) -> Entry:
    url = reverse(name)
    here = request.path == url if name == "home" else request.path.startswith(url)
    return Entry(url=url + QUERIES.get(name, ""), label=label, current=here)
