"""Keeping what is handed in, and what is said of it: each named product has its own submissions and rounds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from giaoban.core.text.folding import squeeze
from giaoban.documents.actions import keep_paper
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.models import Judgement, Submission, Task
from giaoban.tasks.queries import submissions_to_judge


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is handed in, as it came."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed in: words, the number and date of an issued paper, a link, a file, or all of them.

    `product` says which of the named products it is; none where it stands for all.
    """

    text: str = ""
    product: str = ""
    number: str = ""
    signed_on: date | None = None
    link: str = ""
    file: NewFile | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.number.strip() or self.link.strip() or self.file)


def keep_submission(task: Task, handed: Handed, *, by: User, on: date) -> Submission:
    """Keeps it; refuses a product that the task does not name and a paper of the future."""
    product = squeeze(handed.product)
    if product and not task.products.filter(text=product).exists():
        raise RuleBroken("Nhiệm vụ không có sản phẩm này. Hãy chọn lại sản phẩm.")
    if handed.signed_on is not None and handed.signed_on > on:
        raise RuleBroken("Ngày văn bản không thể ở tương lai.")
    return Submission.objects.create(
        agency_id=task.agency_id,
        task=task,
        by=by,
        on=on,
        text=handed.text.strip(),
        product=product,
        number=squeeze(handed.number),
        signed_on=handed.signed_on,
        link=handed.link.strip(),
        paper=keep_paper(handed.file.data, handed.file.name, by=by)[0] if handed.file else None,
    )


def refuse_nothing(task: Task, handed: Handed) -> None:
    """A task that names products is not handed in with empty hands: now, or before by one product after the other."""
    if handed.is_empty and task.products.exists() and not submissions_to_judge(task):
        raise RuleBroken("Hãy ghi sản phẩm đã làm: nội dung, số văn bản, liên kết hoặc tệp.")


def judge(task: Task, *, by: User, on: date, returned: Collection[int] | None = None, reason: str = "") -> list[int]:
    """Says of the last submission of each product whether it is accepted; those of `returned` go back, None is none.

    Gives the numbers of those that were judged now.
    """
    waiting = submissions_to_judge(task)
    if returned is not None and not returned:
        returned = [submission.pk for submission in waiting]
    for submission in waiting:
        back = submission.pk in (returned or ())
        submission.judgement = Judgement.RETURNED if back else Judgement.ACCEPTED
        submission.judged_by, submission.judged_on = by, on
        submission.judged_reason = reason.strip() if back else ""
    Submission.objects.bulk_update(waiting, ["judgement", "judged_by", "judged_on", "judged_reason"])
    return [submission.pk for submission in waiting]
