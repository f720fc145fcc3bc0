"""Asking for another deadline, and deciding it. Every request stays, and every deadline that was ever agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import Beside
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale
from giaoban.tasks.actions._ledger import ledger_row
from giaoban.tasks.actions._telling import tell
from giaoban.tasks.actions._writing import changed, locked, refuse
from giaoban.tasks.actions.answering import mark_answered
from giaoban.tasks.models import DeadlineCause, Extension, ExtensionState, Task
from giaoban.tasks.odd_deadlines import why_not_odd
from giaoban.tasks.powers import why_not_ask_extension, why_not_decide_extension, why_not_withdraw_extension
from giaoban.tasks.queries import tasks_visible_to
from giaoban.web.templatetags.words import day


@transaction.atomic
def ask_extension(
    task: Task,
    *,
    proposed_due: date,
    reason: str,
    words: str = "",
    objective: bool = False,
    after_due: bool = False,
    by: User,
    on: date,
    version: int,
) -> Extension:
    """Asks for a later deadline. After the deadline only with the mark that says so, which stays in the ledger."""
    task = locked(task, by=by, version=version)
    refuse(why_not_ask_extension(by, task, on=on))
    was = task.due or on
    if proposed_due <= was:
        raise RuleBroken(f"Hạn đề nghị phải sau hạn hiện nay, {day(was)}.")
    if proposed_due < on:
        raise RuleBroken(f"Hạn đề nghị {day(proposed_due)} đã qua.")
    if not reason.strip():
        raise RuleBroken("Hãy ghi lý do xin gia hạn.")
    if on > was and not after_due:
        raise RuleBroken(f"Đã quá hạn {day(was)}: hãy đánh dấu “Xin sau khi đã quá hạn” để vẫn gửi đề nghị.")
    if task.extensions.filter(state=ExtensionState.ASKED).exists():
        raise RuleBroken("Đang có một đề nghị gia hạn chờ quyết định.")
    refuse(why_not_odd(task.agency_id, None, proposed_due, on=on))
    extension = Extension.objects.create(
        agency_id=task.agency_id,
        task=task,
        asked_by=by,
        asked_on=on,
        was_due=was,
        proposed_due=proposed_due,
        proposed_words=squeeze(words),
        reason=reason.strip(),
        after_due=on > was,
        objective=objective,
    )
    asked = f"Xin gia hạn đến {day(proposed_due)}"
    mark_answered(task, by=by, at=extension.asked_at, words=f"{asked}: {reason.strip()}")
    told = {"extension": extension, "reason": reason.strip(), "proposed_due": proposed_due}
    changed(task, "task.extension_asked", by=by, told=told, last_word_on=on)
    tell(task, Beside.ASK_EXTENSION, by=by, on=on, said=reason, news=asked)
    return extension


@transaction.atomic
def withdraw_extension(extension: Extension, *, by: User, on: date, version: int) -> Extension:
    """Takes a request back that nobody has decided."""
    extension = _locked(extension, by=by, version=version)
    refuse(why_not_withdraw_extension(by, extension, on=on))
    _keep(extension, state=ExtensionState.WITHDRAWN)
    changed(extension.task, "task.extension_withdrawn", by=by, told={"extension": extension}, last_word_on=on)
    return extension


@transaction.atomic
def decide_extension(
    extension: Extension,
    *,
    grant: bool,
    due: date | None = None,
    note: str = "",
    objective_confirmed: bool = False,
    by: User,
    on: date,
    version: int,
) -> Extension:
    """Grants a later deadline, the proposed one or another, or refuses it saying why.

    The first deadline stays; a confirmed objective cause is kept for the yearly scoring, whatever was decided.
    """
    extension = _locked(extension, by=by, version=version)
    refuse(why_not_decide_extension(by, extension, on=on))
    if not grant and not note.strip():
        raise RuleBroken("Không đồng ý thì phải ghi lý do.")
    granted = (due or extension.proposed_due) if grant else None
    task = extension.task
    told: dict[str, Any] = {"extension": extension, "granted": grant}
    if granted is not None:
        refuse(why_not_odd(task.agency_id, None, granted, on=on))
        told["ledger"] = _write_ledger(extension, granted, objective=objective_confirmed, by=by, on=on)
    _keep(
        extension,
        state=ExtensionState.GRANTED if grant else ExtensionState.REFUSED,
        decided_by=by,
        decided_on=on,
        granted_due=granted,
        objective_confirmed=objective_confirmed,
        note=note.strip(),
    )
    values = _agreed(extension, granted) if granted is not None else {}
    if objective_confirmed:
        values["objective_cause"] = True
    if note.strip():
        told["reason"] = note.strip()
    changed(task, "task.extension_decided", by=by, told=told, **values)
    news = f"Đồng ý gia hạn đến {day(granted)}" if granted else "Không đồng ý gia hạn"
    tell(task, Beside.DECIDE_EXTENSION, by=by, on=on, said=note, asker=extension.asked_by, news=news)
    return extension


def _locked(extension: Extension, *, by: User, version: int) -> Extension:
    """The request as it is now, held with its task, the task first: every act holds a task before what hangs on it."""
    task = tasks_visible_to(by).select_for_update().get(pk=extension.task_id)
    now = Extension.objects.select_for_update().get(pk=extension.pk, task=task)
    if now.version != version:
        raise Stale("Đề nghị gia hạn")
    now.task = task
    return now


def _write_ledger(extension: Extension, granted: date, *, objective: bool, by: User, on: date) -> int:
    task = extension.task
    if task.due is not None and granted <= task.due:
        raise RuleBroken(f"Hạn được duyệt phải sau hạn hiện nay, {day(task.due)}.")
    row = ledger_row(
        task,
        granted,
        words=_words(extension, granted),
        cause=DeadlineCause.EXTENSION,
        by=by,
        on=on,
        reason=extension.reason,
        extension=extension,
        objective=objective,
    )
    row.save()
    return row.pk


def _agreed(extension: Extension, granted: date) -> dict[str, Any]:
    """A deadline is one thing: its day, its words and its kind change together."""
    return {"due": granted, "when_words": _words(extension, granted), "deadline_kind": DeadlineKind.DAY.value}


def _words(extension: Extension, granted: date) -> str:
    return extension.proposed_words if granted == extension.proposed_due else ""


def _keep(extension: Extension, **values: Any) -> None:
    for name, value in values.items():
        setattr(extension, name, value)
    extension.version += 1
    extension.save(update_fields=[*values, "version"])
