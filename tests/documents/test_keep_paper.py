from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from giaoban.audit.queries import history_of
from giaoban.documents.actions import keep_paper, plain_name
from giaoban.documents.queries import damaged_papers
from giaoban.documents.storing import Damaged, open_kept, path_of
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken

DATA = "Chương trình công tác".encode()


def test_the_bytes_are_kept_unchanged_under_their_hash(office_clerk: User, paper_store: Path) -> None:
    paper, new = keep_paper(DATA, "ctct.docx", by=office_clerk)

    assert new
    assert paper.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (paper_store / path_of(paper.sha256)).read_bytes() == DATA
    with open_kept(paper.sha256) as file:
        assert file.read() == DATA


def test_keeping_leaves_a_trace(office_clerk: User) -> None:
    paper, _ = keep_paper(DATA, "ctct.docx", by=office_clerk)

    assert [entry.verb for entry in history_of(paper)] == ["paper.kept"]


def test_the_same_bytes_again_are_the_same_paper(office_clerk: User, office_chief: User) -> None:
    first, _ = keep_paper(DATA, "ctct.docx", by=office_clerk)

    again, new = keep_paper(DATA, "ban-khac.docx", by=office_chief)

    assert not new
    assert again == first
    assert again.name == "ctct.docx"


def test_another_agency_has_a_paper_of_its_own(office_clerk: User, outsider: User) -> None:
    first, _ = keep_paper(DATA, "ctct.docx", by=office_clerk)

    other, new = keep_paper(DATA, "ctct.docx", by=outsider)

    assert new
    assert other != first


def test_an_empty_file_is_refused(office_clerk: User) -> None:
    with pytest.raises(RuleBroken, match="rỗng"):
        keep_paper(b"", "rong.docx", by=office_clerk)


def test_damaged_bytes_are_found_and_never_written_over(office_clerk: User, outsider: User, paper_store: Path) -> None:
    paper, _ = keep_paper(DATA, "ctct.docx", by=office_clerk)
    file = paper_store / path_of(paper.sha256)
    file.chmod(0o600)
    file.write_bytes(b"other")

    assert list(damaged_papers()) == [paper]
    with pytest.raises(Damaged):
        keep_paper(DATA, "ctct.docx", by=outsider)
    assert file.read_bytes() == b"other"


def test_a_file_name_loses_folders_and_control_characters() -> None:
    assert plain_name("C:\\Users\\an\\CTCT\tthang 11.docx") == "CTCTthang 11.docx"
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("") == "van-ban"
