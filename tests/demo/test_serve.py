"""`giaoban serve` alone is a whole installation: pages, and a worker that lives as long as they do."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from giaoban.demo.management.commands import serve

pytestmark = pytest.mark.django_db


class FakeKeeper:
    """Tells what happened in which order, and starts nothing."""

    def __init__(self) -> None:
        happened.append("made")

    def __enter__(self) -> None:
        happened.append("worker started")

    def __exit__(self, *_: object) -> None:
        happened.append("worker stopped")


happened: list[str] = []


@pytest.fixture(autouse=True)
def nothing_served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    happened.clear()
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(serve, "Keeper", FakeKeeper)
    monkeypatch.setattr("waitress.serve", lambda *_, **__: happened.append("served"))
    yield
    signal.signal(signal.SIGTERM, before)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_worker_is_kept_while_pages_are_served() -> None:
    call_command("serve", port=free_port(), without_demo=True)

    assert happened == ["made", "worker started", "served", "worker stopped"]


def test_where_workers_run_elsewhere_none_is_kept() -> None:
    call_command("serve", port=free_port(), without_demo=True, without_worker=True)

    assert happened == ["served"]


def test_the_worker_is_stopped_also_when_serving_ends_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise SystemExit(0)

    monkeypatch.setattr("waitress.serve", interrupted)

    with pytest.raises(SystemExit):
        call_command("serve", port=free_port(), without_demo=True)

    assert happened[-1] == "worker stopped"


def test_a_port_that_is_taken_is_said_before_anything_starts() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        with pytest.raises(CommandError, match="đang có chương trình khác dùng"):
            call_command("serve", port=other.getsockname()[1], without_demo=True)

    assert happened == []


def test_where_nobody_lives_yet_the_terminal_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("serve", port=free_port(), without_demo=True)

    assert "giaoban agency" in capsys.readouterr().out
