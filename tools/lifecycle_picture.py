"""Draws the life of a task from the table itself: `python -m tools.lifecycle_picture` writes docs/lifecycle.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from giaoban.core.lifecycle.tasks import BESIDES, MOVES, Act, Audience, Demand, Move, TaskState

PAGE = Path(__file__).parent.parent / "docs" / "lifecycle.md"
HEAD = """# The life of a task

Drawn from the table in `giaoban/core/lifecycle/tasks.py` by `python -m tools.lifecycle_picture`; a test holds it to
the table. Whether work is in time is no state: it is reckoned from the calendar (`timeliness.py`), and the clock of a
paused task stands still.
"""


def lifecycle_page() -> str:
    """The whole page: the picture, who may make each move and what it demands and tells, and the acts beside."""
    return "\n".join(
        [HEAD, *_picture(), "", "## Moves", "", *_moves(), "", "## Acts that move no state", "", *_acts(), ""]
    )


def _picture() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in TaskState:
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {TaskState.ASSIGNED.value}"
    for (source, target), labels in _arrows().items():
        yield f"    {source.value} --> {target.value}: {', '.join(labels)}"
    yield "```"


def _arrows() -> dict[tuple[TaskState, TaskState], list[str]]:
    """One arrow between two states, however many moves lead along it."""
    found: dict[tuple[TaskState, TaskState], list[str]] = {}
    for move in MOVES:
        for source in _in_order(move.sources):
            found.setdefault((source, move.target), []).append(move.label)
    return found


def _moves() -> Iterator[str]:
    yield "| move | from | to | who | demands | tells |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for move in MOVES:
        sources = ", ".join(state.label for state in _in_order(move.sources))
        yield f"| **{move.label}** (`{move.verb}`) | {sources} | {move.target.label} | {_rest(move)} |"


def _acts() -> Iterator[str]:
    yield "| act | who | demands | tells |"
    yield "| --- | --- | --- | --- |"
    for name, act in BESIDES.items():
        yield f"| **{act.label}** (`{name}`) | {_rest(act)} |"


def _rest(act: Act | Move) -> str:
    demands = ", ".join(demand.label for demand in Demand if demand in act.demands)
    return f"{act.by.label} | {demands or '–'} | {_people(act.tells) or '–'}"


def _people(audiences: Iterable[Audience]) -> str:
    return ", ".join(audience.label for audience in audiences)


def _in_order(states: frozenset[TaskState]) -> list[TaskState]:
    return [state for state in TaskState if state in states]


if __name__ == "__main__":
    PAGE.write_text(lifecycle_page(), encoding="utf-8")
