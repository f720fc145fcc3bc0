"""The rules of an agency on one page: what each app lets an office decide, and where its calendar stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from giaoban.home.rules_history import RuleChange, changes_of
from giaoban.organisation.calendar import calendar_rows
from giaoban.organisation.models import User
from giaoban.organisation.rules_forms import RulesForm
from giaoban.planning.actions.ruling import set_planning_rules
from giaoban.planning.rules import planning_rules
from giaoban.planning.rules_forms import PlanningRulesForm
from giaoban.tasks.actions import set_task_rules
from giaoban.tasks.queries import task_rules
from giaoban.tasks.rules_forms import TaskRulesForm
from giaoban.urging.actions import set_urging_rules
from giaoban.urging.rules import urging_rules
from giaoban.urging.rules_forms import UrgingRulesForm


@dataclass(frozen=True, slots=True)
class Part:
    """The rules of one app: how they are read, their form, and what writes them."""

    title: str
    read: Callable[[int], Any]
    form: Callable[..., RulesForm]
    write: Callable[..., object]


PARTS: Mapping[str, Part] = {
    "tasks": Part("Nhiệm vụ", task_rules, TaskRulesForm.of, set_task_rules),
    "planning": Part("Lập chương trình", planning_rules, PlanningRulesForm.of, set_planning_rules),
    "urging": Part("Đôn đốc", urging_rules, UrgingRulesForm.of, set_urging_rules),
}


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    form: RulesForm
    changes: Sequence[RuleChange]


@dataclass(frozen=True, slots=True)
class RulesPage:
    sections: Sequence[Section]
    year: int
    own_days: int  # that the office has set for this year


def rules_page(user: User, *, on: date, sent: str = "", data: QueryDict | None = None) -> RulesPage:
    """Every part with its form and its last changes; the form that was sent holds what was typed."""
    return RulesPage(
        sections=[_section(name, user.agency_id, data if name == sent else None) for name in PARTS],
        year=on.year,
        own_days=len(calendar_rows(user, on.year)),
    )


def _section(name: str, agency_id: int, data: QueryDict | None) -> Section:
    part = PARTS[name]
    rules = part.read(agency_id)
    return Section(name, part.title, part.form(rules, data), changes_of(rules))
