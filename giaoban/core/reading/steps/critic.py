"""What is odd, missing or contradictory in what was read, told as warnings before the paper is signed.

The checks are the table below; more than five remarks of one kind become one, so that the list stays readable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import Warning
from giaoban.core.reading.steps.criticism import clashes, completeness, counts, dates, duplicates, numbering
from giaoban.core.reading.steps.criticism.messages import MESSAGES, tell_many

CHECKS: tuple[Callable[[Draft], Iterator[Warning]], ...] = (
    completeness.frame,  # number, date, signer
    dates.period_and_title,  # issued too late; a title of another month
    duplicates.same_task_twice,
    counts.announced_and_listed,  # "07 quyết định" and six listed
    counts.parts_exceed_total,
    numbering.numbers_run_on,
    dates.deadlines,  # past, day off, outside the period, stray year
    dates.events,
    completeness.rows,  # product, unit, leader, deadline
    clashes.leader_in_two_places,
)
_TOLD_APART = 5


def criticise(draft: Draft) -> Draft:
    """The draft with the critic's warnings behind those of the reading steps."""
    told = {(w.code, w.line, w.path) for w in draft.warnings}
    found = [w for check in CHECKS for w in check(draft) if (w.code, w.line, w.path) not in told]
    return replace(draft, warnings=(*draft.warnings, *_summed(found)))


def _summed(warnings: list[Warning]) -> Iterator[Warning]:
    by_code: dict[str, list[Warning]] = {}
    for warning in warnings:
        by_code.setdefault(warning.code, []).append(warning)
    for code, group in by_code.items():
        if len(group) > _TOLD_APART and MESSAGES[code].many:
            yield tell_many(group)
        else:
            yield from group
