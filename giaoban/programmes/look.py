"""How somebody looks at a programme: which view, which lines, which sections folded; all of it in the address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models

from giaoban.core.lifecycle.clarity import Clear
from giaoban.core.lifecycle.tasks import OPEN
from giaoban.programmes.models import Line

NO_UNIT = "none"


class View(models.TextChoices):
    TABLE = "table", "Bảng"
    BOARD = "board", "Theo trạng thái"
    CALENDAR = "calendar", "Lịch"


@dataclass(frozen=True, slots=True)
class Look:
    """What the address asks for. `unit` is a number or "none"; `folded` are places of sections.

    `as_issued` shows the table as it was before any amendment.
    """

    view: View = View.TABLE
    unit: str = ""
    open_only: bool = False
    lacks: Clear | None = None
    month: date | None = None
    folded: frozenset[int] = frozenset()
    as_issued: bool = False

    @property
    def narrows(self) -> bool:
        """Whether any line is left out."""
        return bool(self.unit or self.open_only or self.lacks)

    def shows(self, line: Line, lacks: Iterable[Clear]) -> bool:
        """Whether a line is among those asked for; one without a task, or withdrawn, only where nothing is narrowed."""
        task = line.task
        if task is None or (line.withdrawn_on and not self.as_issued):
            return not self.narrows
        unit = NO_UNIT if task.lead_unit_id is None else str(task.lead_unit_id)
        return (
            self.unit in ("", unit)
            and not (self.open_only and task.state not in OPEN)
            and (self.lacks is None or self.lacks in lacks)
        )

    def url(self, **changes: Any) -> str:
        """The address of the same look with something changed; "?" alone for the plainest."""
        look = replace(self, **changes)
        values: Mapping[str, str] = {
            "view": "" if look.view is View.TABLE else look.view.value,
            "unit": look.unit,
            "open": "1" if look.open_only else "",
            "lacks": look.lacks.value if look.lacks else "",
            "month": f"{look.month:%Y-%m}" if look.month else "",
            "as": "issued" if look.as_issued and look.view is View.TABLE else "",
            "fold": ".".join(str(place) for place in sorted(look.folded)),
        }
        return f"?{urlencode({name: value for name, value in values.items() if value})}"


def look_of(asked: Mapping[str, str]) -> Look:
    """The look that an address asks for; odd values are ignored, as addresses get cut and edited."""
    view, unit, lacks = asked.get("view", ""), asked.get("unit", ""), asked.get("lacks", "")
    return Look(
        view=View(view) if view in View.values else View.TABLE,
        unit=unit if unit == NO_UNIT or unit.isdecimal() else "",
        open_only=asked.get("open") == "1",
        lacks=Clear(lacks) if lacks in set(Clear) else None,
        month=_month(asked.get("month", "")),
        as_issued=asked.get("as") == "issued" and view not in (View.BOARD, View.CALENDAR),
        folded=frozenset(int(place) for place in asked.get("fold", "").split(".") if _is_place(place)),
    )


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7


def _month(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
