"""The same task twice, above all under two leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import Item, Kind, Warning
from giaoban.core.reading.steps.criticism.messages import tell
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern

_ALIKE = 94.0  # of 100: a changed word or two, not a changed object
_SHORT = 20  # characters; "Họp giao ban" may well stand twice
_MANY = 400  # items beyond which only equal texts are compared
# The same work goes on from month to month there: a line of January's is February's too.
_REPEATS_BY_NATURE = frozenset({Kind.ANNUAL_PROGRAMME, Kind.QUARTERLY_PROGRAMME})
_OPENING = lazy_pattern(r"^(?:tiep tuc|chu tri|phoi hop|to chuc|trien khai|xay dung|tham muu)\s+")


@dataclass(frozen=True, slots=True)
class _Key:
    """An item's text for comparison, its length, and its numbers: "đợt 1" and "đợt 2" are two tasks."""

    item: Item
    text: str
    size: int
    numbers: tuple[str, ...]


def same_task_twice(draft: Draft) -> Iterator[Warning]:
    """A warning at the later of two items that order the same."""
    within_section = draft.kind.value in _REPEATS_BY_NATURE
    close = len(draft.items) <= _MANY
    seen: dict[tuple[str, ...], list[_Key]] = {}  # only items with the same numbers can be the same
    for item in draft.items:
        key = _key(item)
        if key.size < _SHORT:
            continue
        group = (item.section if within_section else "", *key.numbers)
        others = seen.setdefault(group, [])
        earlier = next((other for other in others if _same(key, other, close=close)), None)
        if earlier is not None:
            yield _told(item, earlier.item)
        else:
            others.append(key)


def _key(item: Item) -> _Key:
    text = _OPENING.sub("", re.sub(r"[^\w\s]", " ", fold(item.text.value))).strip()
    return _Key(item, text, len(text), tuple(re.findall(r"\d+", text)))


def _same(one: _Key, two: _Key, *, close: bool) -> bool:
    if one.text == two.text:
        return True
    if not close or abs(one.size - two.size) > 0.1 * max(one.size, two.size):
        return False
    from rapidfuzz import fuzz  # only when two texts are nearly as long as each other

    return fuzz.ratio(one.text, two.text, score_cutoff=_ALIKE) > 0


def _told(item: Item, earlier: Item) -> Warning:
    here, there = _leaders(item), _leaders(earlier)
    places = {"other": earlier.path, "where": earlier.line}
    if here and there and not _same_people(here, there):
        names = {"here": ", ".join(here), "there": ", ".join(there)}
        return tell("duplicate_task_leaders", item.line, item.path, **places, **names)
    return tell("duplicate_task", item.line, item.path, **places)


def _leaders(item: Item) -> list[str]:
    return [p.name for p in item.leaders.value]


def _same_people(here: list[str], there: list[str]) -> bool:
    """Whether two lists name the same people; "Hải Yến" may be "Lê Thị Hải Yến"."""
    if len(here) != len(there):
        return False
    return all(any(_same_person(one, two) for two in there) for one in here)


def _same_person(one: str, two: str) -> bool:
    first, second = f" {fold(one)}", f" {fold(two)}"
    return first.endswith(second) or second.endswith(first)
