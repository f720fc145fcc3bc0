"""Reading a kept paper, outside any transaction: short ones while the person waits, long ones in the background.

Both ways go through `read_claimed`, so a paper is read by one reader at a time, and a reading that was cut off is
taken up again (`take_up_again`, every minute).
"""

from __future__ import annotations

import logging
from datetime import date
from functools import cache, partial

from django.db import transaction
from django.utils import timezone

from giaoban.core.reading import Options, Refused, Vocabulary, read_paper
from giaoban.core.reading.formats.effort import is_long
from giaoban.core.reading.model import Kind
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.core.reading.refusal import Progress, unheard
from giaoban.documents.models import Paper
from giaoban.documents.storing import open_kept
from giaoban.intake.actions import ask_reading, keep_reading, keep_refusal, take_in
from giaoban.intake.claims import ATTEMPTS, Claim, Lost, claim
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.queries import abandoned_readings
from giaoban.jobs.queue import later
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.models import Agency, User
from giaoban.organisation.queries import leaders_of, units_of
from giaoban.organisation.rules import RuleBroken

log = logging.getLogger(__name__)

FAULT = "Phần mềm gặp lỗi khi đọc văn bản này. Bản gốc vẫn được giữ; hãy báo người quản trị."
BREAKS_READERS = (
    f"Đã thử đọc {ATTEMPTS} lần nhưng lần nào cũng bị ngắt giữa chừng. "
    "Bản gốc vẫn được giữ; hãy tách nhỏ tệp rồi nạp lại."
)


def bring(data: bytes, name: str, *, by: User, on: date) -> tuple[Intake, bool]:
    """Takes a file in and has it read; gives the intake, and whether the file is new here.

    A file that was read before is not read again; one that was refused is, since the machine may have learned.
    """
    intake, new = take_in(data, name, by=by, on=on)
    if intake.state == IntakeState.REFUSED:
        intake = ask_reading(intake, by=by, on=on)
    if intake.state == IntakeState.READING:
        intake = start_reading(intake, data, by=by, on=on)
    return intake, new


def read_again(intake: Intake, *, by: User, on: date, kind: Kind | None = None) -> Intake:
    """Reads a paper anew, as the kind that a person says, where they say one."""
    intake = ask_reading(intake, by=by, on=on, kind=kind)
    return start_reading(intake, _bytes_of(intake.paper), by=by, on=on)


def start_reading(intake: Intake, data: bytes, *, by: User, on: date) -> Intake:
    """Reads a short paper at once, puts a long one into the queue."""
    if is_long(data, intake.paper.name):
        later(read_in_background, intake.pk, by.pk, on.isoformat())
    else:
        read_claimed(intake, by=by, on=on)
    intake.refresh_from_db()
    return intake


def read_in_background(pk: int, by: int, on: str) -> None:
    """A job: reads an intake for whoever asked, with the rights and names of that day. Can be repeated."""
    intake = Intake.objects.select_related("paper__agency").get(pk=pk)
    read_claimed(intake, by=User.objects.get(pk=by), on=date.fromisoformat(on))


def read_claimed(intake: Intake, *, by: User, on: date) -> None:
    """Reads a paper unless somebody else does, and puts the outcome before a person."""
    held = claim(intake.pk)
    if held is None:
        return
    try:
        with held.alive():
            outcome = _outcome(intake, held, on=on)
        with transaction.atomic():
            held.hold()  # ours until the end of the transaction
            if isinstance(outcome, ReadPaper):
                keep_reading(intake, outcome, by=by, on=on)
            else:
                keep_refusal(intake, outcome, by=by, on=on)
    except Lost:
        log.info("Intake %s was taken over by another reader.", intake.pk)


def take_up_again() -> None:
    """By the clock: has papers read whose reader died, and gives up on a paper that breaks its readers."""
    for intake in abandoned_readings(timezone.now()):
        by, on = intake.brought_by, timezone.localdate(intake.brought_at)
        if intake.attempts < ATTEMPTS:
            later(read_in_background, intake.pk, by.pk, on.isoformat())
            continue
        try:
            keep_refusal(intake, BREAKS_READERS, by=by, on=on)
        except RuleBroken:
            log.exception("Intake %s cannot be given up", intake.pk)  # the others still can


def _outcome(intake: Intake, held: Claim, *, on: date) -> ReadPaper | str:
    """What was read, or one sentence that says why nothing could be."""
    kind = Kind(intake.read_as) if intake.read_as else None
    try:
        return read_kept(intake.paper, on=on, kind=kind, progress=held.tell)
    except Refused as refused:
        return str(refused)
    except Lost:
        raise
    except Exception:
        # A fault of ours must not leave the paper hanging as "being read" for ever.
        log.exception("Reading paper %s failed", intake.paper_id)
        return FAULT


def read_kept(paper: Paper, *, on: date, kind: Kind | None = None, progress: Progress = unheard) -> ReadPaper:
    """What stands on a paper and what it says; raises `Refused` with one Vietnamese sentence."""
    calendar = cache(partial(work_calendar_of, paper.agency_id))  # asked for each row of the paper
    options = Options(kind=kind, vocabulary=vocabulary_of(paper.agency, on=on), progress=progress, calendar=calendar)
    return read_paper(_bytes_of(paper), paper.name, options)


def vocabulary_of(agency: Agency, *, on: date) -> Vocabulary:
    """The office's own names, which make recognised text surer."""
    units = [name for unit in units_of(agency, on) for name in (unit.name, unit.short_name) if name]
    return Vocabulary(units=tuple(units), people=tuple(user.full_name for user in leaders_of(agency, on)))


def _bytes_of(paper: Paper) -> bytes:
    with open_kept(paper.sha256) as file:
        return file.read()
