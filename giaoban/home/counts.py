"""Figures of a first page: each is a link to the very rows that it counts, and counts no further than people read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from giaoban.organisation.models import User
from giaoban.tasks.list_filters import query_of
from giaoban.tasks.queries import COUNTED, TaskFilter, count_up_to


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its words and the list behind it; `look` colours it where it is not 0."""

    label: str
    number: int
    url: str
    look: str = ""

    @property
    def words(self) -> str:
        """The figure as it is shown: beyond the last one counted only that there are more."""
        return f"{COUNTED:,}+".replace(",", ".") if self.number > COUNTED else f"{self.number:,}".replace(",", ".")


def count_of(user: User, label: str, asked: TaskFilter, today: date, look: str = "") -> Count:
    """How many tasks the person sees under a filter, as a link to their list."""
    return Count(label, count_up_to(COUNTED + 1, user, asked, today=today), list_url(asked), look)


def list_url(asked: TaskFilter) -> str:
    return f"{reverse('task-list')}?{query_of(asked)}"
