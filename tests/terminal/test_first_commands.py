"""The commands with which an installation begins."""

from __future__ import annotations

import pytest

from giaoban.cli import main


@pytest.mark.parametrize("command", ["agency", "demo"])
def test_who_begins_finds_the_database_made(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[list[str]] = []
    monkeypatch.setattr("django.core.management.execute_from_command_line", run.append)

    main([command, "Sở Khoa học và Công nghệ"])
    main([command, "--help"])

    assert [arguments[1] for arguments in run] == ["migrate", command, command]
