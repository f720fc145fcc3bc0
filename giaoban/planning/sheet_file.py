"""A unit's own Word or Excel sheet: read by the reading engine, checked, and taken in whole or given back with a list.

Short files are read while the person waits, long ones in the background; either way the original is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from giaoban.core.continuation import Work, match_works, says_continuing
from giaoban.core.lifecycle.preflight import Fault, SheetRow
from giaoban.core.reading import Refused
from giaoban.core.reading.formats.effort import is_long
from giaoban.core.reading.model import Kind
from giaoban.documents.models import Paper
from giaoban.intake.drafting import draft_of
from giaoban.intake.reading import read_kept
from giaoban.intake.rows import Group, Row
from giaoban.intake.work import bare_name
from giaoban.jobs.queue import later
from giaoban.organisation.models import User
from giaoban.organisation.queries import Names, names_of
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.actions.sheet_files import bring_sheet_file, keep_sheet_reading, keep_sheet_refusal
from giaoban.planning.models import Sheet
from giaoban.planning.preflight import checked, row_of, running_work
from giaoban.planning.queries.collecting import sheet_being_read, ticked_rows, whose_sheet
from giaoban.planning.sheet_words import NewRow, RowWords, deadline_in

log = logging.getLogger(__name__)

FAULT = "Phần mềm gặp lỗi khi đọc tệp này. Tệp vẫn được giữ; hãy báo người quản trị, hoặc gõ thẳng vào phiếu."
NOTHING = "Không thấy dòng việc nào trong tệp. Hãy dùng bảng có các cột Nội dung, Sản phẩm, Thời gian, Lãnh đạo."
_KINDS = {
    "annual_programme": Kind.ANNUAL_PROGRAMME,
    "quarterly_programme": Kind.QUARTERLY_PROGRAMME,
    "monthly_programme": Kind.MONTHLY_PROGRAMME,
}


def bring(sheet: Sheet, data: bytes, name: str, *, by: User, on: date) -> Sheet:
    """Takes a unit's file in and has it read and checked, at once where it is short."""
    sheet = bring_sheet_file(sheet, data, name, by=by, on=on)
    if is_long(data, name):
        later(read_in_background, sheet.pk, sheet.paper_id or 0, by.pk, on.isoformat())
    else:
        read_and_check(sheet, by=by, on=on)
    sheet.refresh_from_db()
    return sheet


def read_in_background(pk: int, paper: int, by: int, on: str) -> None:
    """A job: reads the file of a sheet unless another one came meanwhile. Can be repeated."""
    sheet = sheet_being_read(pk, paper)
    if sheet is not None:
        read_and_check(sheet, by=User.objects.get(pk=by), on=date.fromisoformat(on))


def read_and_check(sheet: Sheet, *, by: User, on: date) -> None:
    """Puts the outcome of reading into the sheet; what came meanwhile is left alone."""
    paper = sheet.paper
    if paper is None:
        return
    try:
        outcome = _outcome(sheet, paper, by=by, on=on)
        if isinstance(outcome, str):
            keep_sheet_refusal(sheet, paper, outcome, by=by, on=on)
        else:
            keep_sheet_reading(sheet, paper, outcome.rows, outcome.faults, by=by, on=on, at=timezone.now())
    except RuleBroken as broken:
        log.info("The file of sheet %s is not taken in: %s", sheet.pk, broken)


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a file and every fault of them, in the order of the file."""

    rows: Sequence[NewRow]
    faults: Sequence[Fault]


def _outcome(sheet: Sheet, paper: Paper, *, by: User, on: date) -> Checked | str:
    """What the file says and lacks, or one sentence that says why it could not be read."""
    try:
        kind = _KINDS.get(sheet.collection.kind, Kind.MONTHLY_PROGRAMME)
        read = read_kept(paper, on=on, kind=kind)
    except Refused as refused:
        return str(refused)
    except Exception:
        # A fault of ours must not leave the sheet hanging as "being read" for ever.
        log.exception("Reading the file of sheet %s failed", sheet.pk)
        return FAULT
    found = draft_of(read.reading).kept(Group.ITEM)
    return _check(found, sheet, by=by, on=on) if found else NOTHING


def _check(found: Sequence[Row], sheet: Sheet, *, by: User, on: date) -> Checked:
    """The rows of the file beside those that are ticked in the sheet already."""
    names = names_of(by.agency, on)
    ours = whose_sheet([sheet.unit])
    rows = [_new_row(row, n, ours, names) for n, row in enumerate(found, start=1)]
    rows = _continuing(rows, running_work(sheet, by=by))
    kept = [
        replace(row_of(one, place), key=f"kept-{one.pk}", place=f"{place} của phiếu")
        for place, one in enumerate(ticked_rows(sheet), start=1)
        if not (one.source == "uploaded" and one.version == 1)
    ]
    own = {row.task for row in rows if row.task}
    others = [one for one in kept if not (one.same_as and int(one.same_as) in own)]
    faults = checked([*others, *(_value(row, sheet, by=by, on=on) for row in rows)], sheet, by=by, on=on)
    return Checked(rows, [fault for fault in faults if not fault.key.startswith("kept-")])


def _new_row(row: Row, number: int, ours: Collection[int], names: Names) -> NewRow:
    leaders = row.values("leaders")
    leader = next((pk for words in leaders if (pk := names.person(bare_name(words)))), None)
    return NewRow(
        key=f"file-{number}",
        place=row.path or str(number),
        words=RowWords(
            text=row.value("text"),
            products="\n".join(row.values("products")),
            when_words=row.value("when"),
            leader=leader,
            leader_words=row.value("leaders"),
            partners_words=row.value("partners"),
        ),
        other_unit=_other_unit(row, ours, names),
    )


def _other_unit(row: Row, ours: Collection[int], names: Names) -> str:
    """The words of the unit where they name another one than the sheet's, or none that is known."""
    words = next(iter(row.values("units")), "")
    if not words:
        return ""
    return "" if names.unit(words) in ours else words


def _continuing(rows: Sequence[NewRow], running: Sequence[Work]) -> list[NewRow]:
    """Rows that say of themselves that they go on ("Tiếp tục …") are the running work that they are like."""
    saying = [Work(key=row.key, text=row.words.text) for row in rows if says_continuing(row.words.text)]
    matches = match_works(saying, running)
    return [replace(row, task=int(matches[row.key].known)) if row.key in matches else row for row in rows]


def _value(row: NewRow, sheet: Sheet, *, by: User, on: date) -> SheetRow:
    when = deadline_in(sheet.collection, row.words.when_words, by=by, on=on)
    return SheetRow(
        key=row.key,
        place=row.place,
        text=row.words.text,
        products=tuple(row.words.products.splitlines()),
        when=row.words.when_words,
        kind=when.kind,
        start=when.start,
        due=when.due,
        other_unit=row.other_unit,
        has_leader=bool(row.words.leader or row.words.leader_words),
        same_as=str(row.task or ""),
    )
