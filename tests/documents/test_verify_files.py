from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from giaoban.documents.actions import keep_paper
from giaoban.documents.storing import path_of
from giaoban.organisation.models import User


def test_whole_files_are_said_to_be_whole(office_clerk: User) -> None:
    keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    out = StringIO()

    call_command("verify_files", stdout=out)

    assert "nguyên vẹn" in out.getvalue()


def test_a_lost_file_is_told_and_fails(office_clerk: User, paper_store: Path) -> None:
    paper, _ = keep_paper(b"a paper", "ctct.docx", by=office_clerk)
    (paper_store / path_of(paper.sha256)).unlink()
    out = StringIO()

    with pytest.raises(CommandError, match="1 bản gốc"):
        call_command("verify_files", stdout=out)

    assert paper.sha256 in out.getvalue()
