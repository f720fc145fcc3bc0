from __future__ import annotations

import pytest

from giaoban.audit.queries import history_of
from giaoban.intake.actions import save_draft
from giaoban.intake.editing import edited
from giaoban.intake.models import Intake
from giaoban.intake.rows import CellState, Draft
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed, Stale
from tests.build import TODAY, make_intake


def corrected(intake: Intake, **typed: str) -> Draft:
    return edited(Draft.from_json(intake.draft), {"r1-here": "1", **{k.replace("_", "-"): v for k, v in typed.items()}})


def test_corrections_are_kept(office_clerk: User) -> None:
    intake = make_intake(office_clerk)

    kept = save_draft(intake, corrected(intake, r1_units="VP"), by=office_clerk, on=TODAY, version=intake.version)

    assert Draft.from_json(Intake.objects.get(pk=kept.pk).draft).rows[0].value("units") == "VP"
    assert kept.version == intake.version + 1
    assert history_of(kept)[0].verb == "intake.corrected"


def test_an_old_version_is_refused_and_changes_nothing(office_clerk: User, office_chief: User) -> None:
    intake = make_intake(office_clerk)
    save_draft(intake, corrected(intake, r1_units="VP"), by=office_chief, on=TODAY, version=intake.version)

    with pytest.raises(Stale):
        save_draft(intake, corrected(intake, r1_units="QLKH2"), by=office_clerk, on=TODAY, version=intake.version)

    assert Draft.from_json(Intake.objects.get(pk=intake.pk).draft).rows[0].value("units") == "VP"


def test_a_specialist_corrects_nothing(office_clerk: User, specialist: User) -> None:
    intake = make_intake(office_clerk)

    with pytest.raises(NotAllowed):
        save_draft(intake, corrected(intake), by=specialist, on=TODAY, version=intake.version)


def test_an_outsider_does_not_reach_the_intake(office_clerk: User, outsider: User) -> None:
    intake = make_intake(office_clerk)

    with pytest.raises(Intake.DoesNotExist):
        save_draft(intake, corrected(intake), by=outsider, on=TODAY, version=intake.version)


def test_a_person_says_that_an_unsure_cell_is_right(office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    draft = Draft.from_json(intake.draft)
    row = next(row for row in draft.rows if row.cells["due"].state is CellState.CHECK)

    accepted = edited(draft, {f"{row.id}-here": "1", f"{row.id}-due-ok": "1"})

    cell = next(r for r in accepted.rows if r.id == row.id).cells["due"]
    assert (cell.value, cell.state, cell.why) == (row.value("due"), CellState.PERSON, "")
    assert sum(r.unsure for r in accepted.rows) == sum(r.unsure for r in draft.rows) - 1
