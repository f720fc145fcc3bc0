"""What a confirmation did, kept with the intake: counts for people, and what is needed to take all of it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.tasks.actions import Effect, Outcome


@dataclass(frozen=True, slots=True)
class Done:
    """The tasks that were opened, what happened to earlier ones, the events that were put on the calendar."""

    opened: tuple[int, ...] = ()
    changed: tuple[Effect, ...] = ()
    events: tuple[int, ...] = ()

    @classmethod
    def of(cls, effects: Mapping[str, Any]) -> Done:
        """As it was kept (`effects_of`)."""
        return cls(
            opened=tuple(effects.get("opened", ())),
            changed=tuple(Effect.from_json(effect) for effect in effects.get("changed", ())),
            events=tuple(effects.get("events", ())),
        )


def effects_of(
    outcomes: Sequence[Outcome], *, events: Sequence[int] = (), dropped: Sequence[Effect] = ()
) -> dict[str, Any]:
    changed = [effect for outcome in outcomes for effect in outcome.effects]
    return {
        "opened": [task.pk for outcome in outcomes for task in outcome.opened],
        "changed": [effect.to_json() for effect in (*changed, *dropped)],
        "events": list(events),
    }


def counts_of(outcomes: Sequence[Outcome], *, events: int = 0, dropped: int = 0) -> dict[str, int]:
    """How many tasks were opened, were there already, were dropped; how many events there are."""
    return {
        "tasks": sum(len(outcome.opened) for outcome in outcomes),
        "carried": sum(len(outcome.effects) for outcome in outcomes),
        "dropped": dropped,
        "events": events,
    }
