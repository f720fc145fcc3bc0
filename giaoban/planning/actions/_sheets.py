"""How rows and sheets are held and worded: shared by the acts on a sheet, typed or brought as a file."""

from __future__ import annotations

from datetime import date

from giaoban.core.text.folding import nfc, squeeze
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.planning.models import Proposal, Sheet
from giaoban.planning.queries.collecting import sheets_visible_to
from giaoban.planning.sheet_powers import why_not_edit
from giaoban.planning.sheet_words import RowWords, deadline_in


def refuse(broken: RuleBroken | None) -> None:
    """Stops the act where it is not open to the person."""
    if broken is not None:
        raise broken


def sheet_to_write(sheet: Sheet, *, by: User, on: date) -> Sheet:
    """The sheet, held against being sent meanwhile, if the person may write in it."""
    now = locked(sheet.pk, by=by, on=on)
    refuse(why_not_edit(now, by, on=on))
    return now


def locked(pk: int, *, by: User, on: date) -> Sheet:
    rows = sheets_visible_to(by, on).select_related("collection", "unit")
    return rows.select_for_update(of=("self",)).get(pk=pk)


def put_words(row: Proposal, words: RowWords, *, by: User, on: date) -> None:
    """Lays the words over a row; where those of the deadline are other, its days follow them."""
    when = squeeze(nfc(words.when_words))
    if when != row.when_words or row.pk is None:
        read = deadline_in(row.sheet.collection, when, by=by, on=on)
        row.deadline_kind, row.start, row.due = read.kind, read.start, read.due
    row.text, row.when_words = squeeze(nfc(words.text)), when
    row.products = "\n".join(line for one in nfc(words.products).splitlines() if (line := squeeze(one)))
    row.leader_id, row.leader_words = words.leader, squeeze(nfc(words.leader_words))
    row.partners_words, row.section = squeeze(nfc(words.partners_words)), squeeze(nfc(words.section))
    row.note = squeeze(nfc(words.note))
