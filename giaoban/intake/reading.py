"""Reading a kept paper: outside any transaction, since a scan may take minutes."""

from __future__ import annotations

import logging
from datetime import date

from giaoban.core.reading import Options, Refused, Vocabulary, read_paper
from giaoban.core.reading.model import Kind
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.documents.models import Paper
from giaoban.documents.storing import open_kept
from giaoban.intake.actions import keep_reading, keep_refusal, take_in
from giaoban.intake.models import Intake, IntakeState
from giaoban.organisation.models import Agency, User
from giaoban.organisation.queries import leaders_of, units_of

log = logging.getLogger(__name__)

FAULT = "Phần mềm gặp lỗi khi đọc văn bản này. Bản gốc vẫn được giữ; hãy báo người quản trị."


def read_kept(paper: Paper, *, on: date, kind: Kind | None = None) -> ReadPaper:
    """What stands on a paper and what it says; raises `Refused` with one Vietnamese sentence."""
    with open_kept(paper.sha256) as file:
        data = file.read()
    options = Options(kind=kind, vocabulary=vocabulary_of(paper.agency, on=on))
    return read_paper(data, paper.name, options)


def vocabulary_of(agency: Agency, *, on: date) -> Vocabulary:
    """The office's own names, which make recognised text surer."""
    units = [name for unit in units_of(agency, on) for name in (unit.name, unit.short_name) if name]
    return Vocabulary(units=tuple(units), people=tuple(user.full_name for user in leaders_of(agency, on)))


def bring(data: bytes, name: str, *, by: User, on: date) -> tuple[Intake, bool]:
    """Takes a file in and reads it; gives the intake, and whether the file is new here.

    A file that was read before is not read again; one that was refused is, since the machine may have learned.
    """
    intake, new = take_in(data, name, by=by, on=on)
    if intake.state in (IntakeState.READING, IntakeState.REFUSED):
        intake = read_now(intake, by=by, on=on)
    return intake, new


def read_now(intake: Intake, *, by: User, on: date, kind: Kind | None = None) -> Intake:
    """Reads a paper (as a given kind, where a person says so) and puts the outcome before a person."""
    try:
        read = read_kept(intake.paper, on=on, kind=kind)
    except Refused as refused:
        return keep_refusal(intake, str(refused), by=by, on=on)
    except Exception:
        # A fault of ours must not leave the paper hanging as "being read" for ever.
        log.exception("Reading paper %s failed", intake.paper_id)
        return keep_refusal(intake, FAULT, by=by, on=on)
    return keep_reading(intake, read, by=by, on=on)
