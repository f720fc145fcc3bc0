"""The ledger of deadlines: one row for each deadline that was agreed after the work was given."""

from __future__ import annotations

from datetime import date

from giaoban.organisation.models import User
from giaoban.tasks.models import DeadlineCause, DeadlineChange, Extension, Task


def ledger_row(
    task: Task,
    due: date | None,
    *,
    words: str,
    cause: DeadlineCause,
    by: User,
    on: date,
    reason: str = "",
    extension: Extension | None = None,
    objective: bool = False,
) -> DeadlineChange:
    """The row, still to be kept, that says which deadline a task has now and which one it will have."""
    return DeadlineChange(
        agency_id=task.agency_id,
        task=task,
        on=on,
        by=by,
        was_due=task.due,
        now_due=due,
        was_words=task.when_words,
        now_words=words,
        cause=cause,
        reason=reason.strip(),
        extension=extension,
        objective=objective,
    )
