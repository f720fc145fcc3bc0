"""The menu: the one place that names every app."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from giaoban.notifications.pages import unread_words
from giaoban.organisation.access import person_of
from giaoban.organisation.models import Role
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import Right, roles_hold
from giaoban.web.clock import today


@dataclass(frozen=True, slots=True)
class Room:
    """A word of the menu with its pages: URL name, label, the right without which it is not shown.

    The first page that a person may open is the room's own; the others stand below the header while one is in the room.
    """

    label: str
    pages: tuple[tuple[str, str, Right | None], ...]


ROOMS = (
    Room("Trang đầu", (("home", "Trang đầu", None),)),
    Room(
        "Nhiệm vụ",
        (
            ("task-list", "Danh sách", None),
            ("extension-list", "Xin gia hạn", None),
            ("urge-log", "Đôn đốc", None),
            ("scoring", "Số liệu đánh giá", None),
        ),
    ),
    Room(
        "Chương trình",
        (
            ("programme-list", "Đã ban hành", None),
            ("collection-list", "Đăng ký kỳ tới", Right.SEE_PLANS),
            ("draft-list", "Dự thảo", Right.SEE_PLANS),
            ("template-list", "Việc lặp lại", Right.PLAN),
            ("carried-list", "Chuyển kỳ", None),
        ),
    ),
    Room("Lịch công tác", (("schedule", "Lịch công tác", None),)),
    Room("Kết luận", (("conclusion-list", "Kết luận", None),)),
    Room("Thống kê", (("statistics", "Thống kê công việc", None), ("figure-list", "Số liệu trong báo cáo", None))),
    Room("Nạp văn bản", (("intake-list", "Nạp văn bản", Right.TAKE_IN),)),
    Room(
        "Cơ quan",
        (
            ("directory", "Đơn vị, người dùng", None),
            ("calendar-table", "Ngày làm việc", None),
            ("rules", "Quy tắc", Right.SET_RULES),
        ),
    ),
)
# Who opens the tasks from the menu wants those that are still to be done; the filter says so and is taken off there.
QUERIES = {"task-list": "?state=open"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; `current` where the page asked for is its own or in its room."""

    url: str
    label: str
    current: bool
    pages: tuple[Entry, ...] = ()


def menu(request: HttpRequest) -> dict[str, Any]:
    """What the header of every page shows about the person and where they can go."""
    if not request.user.is_authenticated:
        return {}
    person = person_of(request)
    now = standing(person, today())
    rooms = _rooms(request.path, now.roles)
    return {
        "menu": rooms,
        "room": next((room.pages for room in rooms if room.current and len(room.pages) > 1), ()),
        "takes_in": roles_hold(now.roles, Right.TAKE_IN),
        "titles": now.titles,
        "agency_name": person.agency.name,
        "agency_short": person.agency.short_name,
        "given_name": person.full_name.rpartition(" ")[2],
        "unread_notices": partial(unread_words, person),  # asked by the header only: parts of pages do not count
        "today": today(),
    }


def _rooms(path: str, roles: frozenset[Role]) -> list[Entry]:
    """The rooms with a page that the roles may open; the page with the longest address that leads here is current."""
    open_to = [
        (room, [(reverse(name), name, label) for name, label, right in room.pages if _may(roles, right)])
        for room in ROOMS
    ]
    leading = [url for _, pages in open_to for url, *_ in pages if path == url or (url != "/" and path.startswith(url))]
    here = max(leading, key=len, default="")
    return [_room(room.label, pages, here) for room, pages in open_to if pages]


def _room(label: str, pages: list[tuple[str, str, str]], here: str) -> Entry:
    entries = tuple(Entry(url + QUERIES.get(name, ""), words, url == here) for url, name, words in pages)
    return Entry(entries[0].url, label, any(entry.current for entry in entries), entries)


def _may(roles: frozenset[Role], right: Right | None) -> bool:
    return right is None or roles_hold(roles, right)
