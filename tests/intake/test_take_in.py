from __future__ import annotations

import pytest

from giaoban.audit.queries import history_of
from giaoban.intake import reading
from giaoban.intake.actions import keep_reading, keep_refusal, take_in
from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.reading import bring, read_again
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed
from tests.build import TODAY, make_intake, make_programme_paper

TEXT = """CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026

I. CÔNG VIỆC CỦA SỞ
1. Rà soát danh mục nhiệm vụ.
""".encode()


def test_a_file_is_kept_and_waits_to_be_read(office_clerk: User) -> None:
    intake, new = take_in(TEXT, "ctct.txt", by=office_clerk, on=TODAY)

    assert new
    assert intake.state == IntakeState.READING
    assert intake.paper.name == "ctct.txt"
    assert history_of(intake)[0].verb == "intake.opened"


def test_the_same_file_again_is_the_same_intake(office_clerk: User, office_chief: User) -> None:
    first = make_intake(office_clerk)

    again, new = take_in(b"a paper", "ban-khac.docx", by=office_chief, on=TODAY)

    assert (again, new) == (first, False)


def test_specialists_and_administrators_take_nothing_in(specialist: User, admin: User) -> None:
    for person in (specialist, admin):
        with pytest.raises(NotAllowed, match="nạp văn bản"):
            take_in(TEXT, "ctct.txt", by=person, on=TODAY)


def test_what_was_read_is_put_before_a_person(office_clerk: User) -> None:
    intake = make_intake(office_clerk)

    assert (intake.state, intake.kind) == (IntakeState.TO_REVIEW, "monthly_programme")
    assert intake.title == "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026"
    assert intake.reading["schema"] == "giaoban.reading/1"
    assert history_of(intake)[0].verb == "intake.read"


def test_a_text_paper_is_read_on_the_way_in(office_clerk: User) -> None:
    intake, _ = bring(TEXT, "ctct.txt", by=office_clerk, on=TODAY)

    assert (intake.state, intake.kind) == (IntakeState.TO_REVIEW, "monthly_programme")


def test_what_cannot_be_read_is_refused_in_one_sentence_and_kept(office_clerk: User) -> None:
    intake, _ = bring(b"\x00\x01\x02 noise \xff" * 50, "nhieu.bin", by=office_clerk, on=TODAY)

    assert intake.state == IntakeState.REFUSED
    assert intake.refusal.endswith(".")
    assert history_of(intake)[0].verb == "intake.refused"


def test_a_fault_of_the_reader_leaves_nothing_hanging(
    office_clerk: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "read_paper", broken)

    intake, _ = bring(TEXT, "ctct.txt", by=office_clerk, on=TODAY)

    assert intake.state == IntakeState.REFUSED
    assert "Bản gốc vẫn được giữ" in intake.refusal
    assert "ZeroDivisionError" in caplog.text


def test_a_refused_paper_is_read_again_when_it_comes_again(office_clerk: User) -> None:
    intake, _ = take_in(TEXT, "ctct.txt", by=office_clerk, on=TODAY)
    keep_refusal(intake, "Không đọc được.", by=office_clerk, on=TODAY)

    again, new = bring(TEXT, "ctct.txt", by=office_clerk, on=TODAY)

    assert (again.pk, new, again.state) == (intake.pk, False, IntakeState.TO_REVIEW)


def test_reading_again_gives_a_new_version(office_clerk: User) -> None:
    intake, _ = bring(TEXT, "ctct.txt", by=office_clerk, on=TODAY)

    assert read_again(intake, by=office_clerk, on=TODAY).version > intake.version


def test_an_outsider_does_not_reach_the_intake(office_clerk: User, outsider: User) -> None:
    intake = make_intake(office_clerk)

    with pytest.raises(Intake.DoesNotExist):
        keep_reading(intake, make_programme_paper(), by=outsider, on=TODAY)
