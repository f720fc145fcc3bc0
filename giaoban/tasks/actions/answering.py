"""Answering what one was urged about: by reporting, by asking for another deadline, or in a few words."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.notifications.actions import read_answered
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.models import Task
from giaoban.tasks.queries import notices_waiting_for, unanswered


@transaction.atomic
def mark_answered(task: Task, *, by: User, at: datetime, words: str) -> int:
    """Keeps a person's words as the answer to all that they were urged about a task; gives how many that were.

    Called by every act that says where the work is, so that nobody has to answer a second time. Who has answered all
    that a notice told has read it too, by whatever way they came to the task.
    """
    told = {urge.notice_id for urge in unanswered(task, by) if urge.notice_id}
    number = unanswered(task, by).update(answered_at=at, answer=words.strip())
    if told:
        read_answered(told - notices_waiting_for(by, told), by=by, at=at)
    return number


@transaction.atomic
def answer_urge(task: Task, *, by: User, at: datetime, text: str) -> int:
    """Answers in words alone, for who was told of the task but does not do it: the head, the directing leader."""
    if not text.strip():
        raise RuleBroken("Hãy ghi vài chữ trả lời.")
    first = unanswered(task, by).order_by("at", "pk").first()
    if first is None:
        raise RuleBroken("Không có lời đôn đốc nào đang chờ bạn trả lời về việc này.")
    number = mark_answered(task, by=by, at=at, words=text)
    record("urge.answered", first, by=by, after={"task": task, "answer": text.strip(), "urges": number})
    return number
