"""One reader at a time, whatever happens to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from giaoban.core.reading import read_paper
from giaoban.core.reading.model import Kind
from giaoban.intake import claims, reading
from giaoban.intake.actions import ask_reading, take_in
from giaoban.intake.claims import ATTEMPTS, SILENT, Lost, claim
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.reading import read_again, read_claimed, read_in_background, take_up_again
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from tests.build import TODAY, make_intake
from tests.installation import until

TEXT = """CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026

I. CÔNG VIỆC CỦA SỞ
1. Rà soát danh mục nhiệm vụ.
""".encode()


@pytest.fixture
def intake(office_clerk: User) -> Intake:
    """A paper that waits to be read."""
    return take_in(TEXT, "ctct.txt", by=office_clerk, on=TODAY)[0]


def fall_silent() -> None:
    Intake.objects.update(heartbeat=F("heartbeat") - SILENT - timedelta(seconds=1))


def test_only_one_reader_gets_a_paper(intake: Intake) -> None:
    assert claim(intake.pk) is not None
    assert claim(intake.pk) is None


def test_a_paper_whose_reader_fell_silent_is_free_again(intake: Intake) -> None:
    first = claim(intake.pk)
    assert first
    fall_silent()

    assert claim(intake.pk) is not None
    with pytest.raises(Lost):
        first.hold()


def test_a_paper_that_was_read_is_nobodys_to_claim(office_clerk: User) -> None:
    assert claim(make_intake(office_clerk).pk) is None


def test_progress_is_written_page_by_page(intake: Intake) -> None:
    held = claim(intake.pk)
    assert held

    held.tell(0, 12)
    held.tell(12, 12)

    intake.refresh_from_db()
    assert (intake.pages_done, intake.pages_total) == (12, 12)


def test_pages_that_come_quickly_are_not_all_written(intake: Intake) -> None:
    held = claim(intake.pk)
    assert held

    held.tell(0, 12)
    held.tell(1, 12)

    intake.refresh_from_db()
    assert (intake.pages_done, intake.pages_total) == (0, 12)


def test_a_reader_that_is_told_to_leave_gives_the_paper_back(intake: Intake) -> None:
    held = claim(intake.pk)
    assert held

    held.let_go()

    intake.refresh_from_db()
    assert (intake.heartbeat, intake.attempts) == (None, 0)


def test_a_second_job_for_the_same_paper_leaves_at_once(
    intake: Intake, office_clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim(intake.pk)
    monkeypatch.setattr(reading, "read_paper", lambda *_: pytest.fail("read twice"))

    read_in_background(intake.pk, office_clerk.pk, TODAY.isoformat())

    intake.refresh_from_db()
    assert (intake.state, intake.attempts) == (IntakeState.READING, 1)


def test_a_job_can_be_repeated(intake: Intake, office_clerk: User) -> None:
    read_in_background(intake.pk, office_clerk.pk, TODAY.isoformat())
    intake.refresh_from_db()

    read_in_background(intake.pk, office_clerk.pk, TODAY.isoformat())

    again = Intake.objects.get(pk=intake.pk)
    assert (again.state, again.version) == (IntakeState.TO_REVIEW, intake.version)


def test_a_reader_that_was_overtaken_keeps_nothing(
    intake: Intake, office_clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: object) -> object:
        fall_silent()
        assert claim(intake.pk)
        return read_paper(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_paper", slow)

    read_claimed(intake, by=office_clerk, on=TODAY)

    intake.refresh_from_db()
    assert (intake.state, intake.draft) == (IntakeState.READING, {})


def test_asking_for_another_kind_takes_the_paper_from_whoever_reads_it(intake: Intake, office_clerk: User) -> None:
    held = claim(intake.pk)
    assert held

    ask_reading(intake, by=office_clerk, on=TODAY)

    with pytest.raises(Lost):
        held.tell(1, 2)


def test_a_paper_is_read_again_as_the_kind_that_was_said(office_clerk: User) -> None:
    intake = make_intake(office_clerk, data=TEXT)

    again = read_again(intake, by=office_clerk, on=TODAY, kind=Kind.WEEKLY_SCHEDULE)

    assert (again.read_as, again.kind) == ("weekly_schedule", "weekly_schedule")


def test_a_confirmed_paper_is_never_read_again(office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    Intake.objects.update(
        state=IntakeState.CONFIRMED, confirmed_by=office_clerk, confirmed_at=timezone.now(), heartbeat=None
    )

    with pytest.raises(RuleBroken, match="đã được xác nhận"):
        read_again(intake, by=office_clerk, on=TODAY)
    take_up_again()
    intake.refresh_from_db()
    assert intake.state == IntakeState.CONFIRMED


def test_a_reading_that_was_cut_off_is_taken_up_again(intake: Intake) -> None:
    claim(intake.pk)
    fall_silent()

    take_up_again()

    intake.refresh_from_db()
    assert (intake.state, intake.attempts) == (IntakeState.TO_REVIEW, 2)


def test_a_paper_that_breaks_its_readers_is_refused_in_one_sentence(intake: Intake) -> None:
    claim(intake.pk)
    fall_silent()
    Intake.objects.update(attempts=ATTEMPTS)

    take_up_again()

    intake.refresh_from_db()
    assert intake.state == IntakeState.REFUSED
    assert "lần nào cũng bị ngắt giữa chừng" in intake.refusal


def test_a_live_reading_is_not_disturbed(intake: Intake) -> None:
    claim(intake.pk)

    take_up_again()

    intake.refresh_from_db()
    assert (intake.state, intake.attempts) == (IntakeState.READING, 1)


@pytest.mark.django_db(transaction=True)
def test_signs_of_life_come_while_one_page_takes_long(
    intake: Intake, office_clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "BEAT", 0.01)
    seen: list[bool] = []

    def slow(*arguments: object) -> object:
        began = Intake.objects.get(pk=intake.pk).heartbeat
        until(lambda: Intake.objects.get(pk=intake.pk).heartbeat != began)
        seen.append(True)
        return read_paper(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_paper", slow)

    read_claimed(intake, by=office_clerk, on=TODAY)

    intake.refresh_from_db()
    assert (seen, intake.state) == ([True], IntakeState.TO_REVIEW)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_leave_in_the_middle_gives_the_paper_back(
    intake: Intake, office_clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(reading, "read_paper", interrupted)

    with pytest.raises(SystemExit):
        read_claimed(intake, by=office_clerk, on=TODAY)

    intake.refresh_from_db()
    assert (intake.state, intake.heartbeat, intake.attempts) == (IntakeState.READING, None, 0)
