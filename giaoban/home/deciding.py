"""What waits for a leader's decision: other deadlines that are asked for, programmes that were submitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from giaoban.organisation.models import User
from giaoban.planning.models import Draft
from giaoban.planning.queries.drafting import drafts_waiting_for
from giaoban.tasks.extension_pages import ExtensionRow, rows_to_decide

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decisions:
    """The first requests that the person can decide right here, and the programmes they can approve."""

    extensions: Sequence[ExtensionRow]
    drafts: Sequence[Draft]
    more: bool = False  # requests than are shown


def decisions_for(user: User, on: date) -> Decisions:
    """What of it waits for this person; those of work that they direct first."""
    rows = rows_to_decide(user, on=on, most=SHOWN + 1)
    return Decisions(rows[:SHOWN], list(drafts_waiting_for(user, on)[:SHOWN]), len(rows) > SHOWN)
