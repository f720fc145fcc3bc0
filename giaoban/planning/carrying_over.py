"""To which period the unfinished work of a programme goes on."""

from __future__ import annotations

from giaoban.core.calendar.periods import Span, next_span
from giaoban.organisation.rules import RuleBroken
from giaoban.programmes.models import Programme


def period_after(programme: Programme) -> Span:
    """The period behind that of a programme; refuses where it names none."""
    if programme.start is None or programme.end is None:
        raise RuleBroken("Chương trình này chưa rõ kỳ nên không chuyển việc sang kỳ sau được.")
    return next_span(programme.start, programme.end)
