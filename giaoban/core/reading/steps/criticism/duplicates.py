"""The same task twice, above all under two leaders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import Item, Kind, Warning
from giaoban.core.reading.steps.criticism.messages import tell
from giaoban.core.text.folding import fold

_ALIKE = 94.0  # of 100: a changed word or two, not a changed object
_SHORT = 20  # characters; "Họp giao ban" may well stand twice
_MANY = 400  # items beyond which only equal texts are compared
# The same work goes on from month to month there: a line of January's is February's too.
_REPEATS_BY_NATURE = frozenset({Kind.ANNUAL_PROGRAMME, Kind.QUARTERLY_PROGRAMME})
_OPENING = re.compile(r"^(?:tiep tuc|chu tri|phoi hop|to chuc|trien khai|xay dung|tham muu)\s+")


def same_task_twice(draft: Draft) -> Iterator[Warning]:
    """A warning at the later of two items that order the same."""
    within_section = draft.kind.value in _REPEATS_BY_NATURE
    seen: list[tuple[str, Item]] = []
    for item in draft.items:
        key = _key(item)
        if len(key) < _SHORT:
            continue
        earlier = _earlier(key, item, seen, within_section=within_section)
        if earlier is not None:
            yield _told(item, earlier)
        else:
            seen.append((key, item))


def _key(item: Item) -> str:
    return _OPENING.sub("", re.sub(r"[^\w\s]", " ", fold(item.text.value))).strip()


def _earlier(key: str, item: Item, seen: list[tuple[str, Item]], *, within_section: bool) -> Item | None:
    for other_key, other in seen:
        if within_section and other.section != item.section:
            continue
        if other_key == key or (len(seen) <= _MANY and _alike(key, other_key)):
            return other
    return None


def _alike(one: str, two: str) -> bool:
    if abs(len(one) - len(two)) > 0.1 * max(len(one), len(two)) or _numbers(one) != _numbers(two):
        return False
    from rapidfuzz import fuzz  # only when two texts are nearly as long as each other

    return fuzz.ratio(one, two, score_cutoff=_ALIKE) > 0


def _numbers(text: str) -> list[str]:
    """Two lines that differ in a number ("đợt 1", "đợt 2") are two tasks."""
    return re.findall(r"\d+", text)


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
    """Whether two lists name the same people; "Thùy Yên" may be "Trần Thị Thùy Yên"."""
    if len(here) != len(there):
        return False
    return all(any(_same_person(one, two) for two in there) for one in here)


def _same_person(one: str, two: str) -> bool:
    first, second = f" {fold(one)}", f" {fold(two)}"
    return first.endswith(second) or second.endswith(first)
