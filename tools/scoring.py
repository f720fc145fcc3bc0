"""Compares a reading with the truth of a paper: what was found, which fields are right, what was sure but wrong.

Texts are compared in NFC with white space folded and without closing punctuation, otherwise exactly. A truth
may hold `"*"` (open, not scored), `{"any": […]}` (each is right) and `#…` digests (`tools/label_five.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from tools.label_five import ANY, FOLDED, digest, normalise

FRAME = ("kind", "title", "agency", "province", "number", "issued_on", "period", "signer", "recipients")
ITEM = ("path", "section", "text", "parts", "products", "when", "start", "due", "leaders", "units", "partners")
EVENT = ("date", "until", "session", "time", "text", "place", "units", "leaders")
FIGURE = ("value", "unit", "text")
ENTITIES = {"items": ITEM, "events": EVENT, "figures": FIGURE}

MATCH = 0.6  # below this, two texts are not the same item
POINT = re.compile(r"^\(?[\divxa-h]{1,3}[).]\s+")

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that was read wrong: where, which field, what is true and what was read, and how sure."""

    where: str
    field: str
    truth: Any
    read: Any
    state: str


@dataclass
class Score:
    """Counts over one or several papers. `right` and `asked` are by field ("items.due")."""

    papers: int = 0
    truth: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    sure_wrong: int = 0
    sure: int = 0
    refused: int = 0
    mismatches: list[Mismatch] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in ("truth", "read", "matched", "right", "asked"):
            getattr(self, name).update(getattr(other, name))
        for name in ("papers", "sure_wrong", "sure", "refused"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.mismatches += other.mismatches

    def precision(self, entity: str) -> float:
        return self.matched[entity] / self.read[entity] if self.read[entity] else 1.0

    def recall(self, entity: str) -> float:
        return self.matched[entity] / self.truth[entity] if self.truth[entity] else 1.0

    def f1(self, entity: str) -> float | None:
        """None where neither the papers nor the readings have any."""
        if not self.truth[entity] and not self.read[entity]:
            return None
        p, r = self.precision(entity), self.recall(entity)
        return 2 * p * r / (p + r) if p + r else 0.0

    def exact(self, prefix: str) -> float | None:
        """The share of fields that are right, of those whose name begins with the prefix."""
        asked = sum(n for name, n in self.asked.items() if name.startswith(prefix))
        right = sum(n for name, n in self.right.items() if name.startswith(prefix))
        return right / asked if asked else None

    def sure_but_wrong(self) -> float:
        """Fields that were sure but wrong, per 200 fields asked for."""
        asked = sum(self.asked.values())
        return 200 * self.sure_wrong / asked if asked else 0.0


def score(truth: Json, reading: Json) -> Score:
    """Scores one reading (the contract's object, with states)."""
    result = Score(papers=1)
    for name in FRAME:
        state = str(reading.get("states", {}).get(name, "sure"))
        _field(result, "", f"frame.{name}", truth.get(name), reading.get(name), state)
    _sections(result, truth.get("sections", []), reading.get("sections", []))
    for entity, fields in ENTITIES.items():
        _entities(result, entity, fields, truth.get(entity, []), reading.get(entity, []))
    return result


def refused(truth: Json) -> Score:
    """The score of a paper that was not read at all."""
    result = Score(papers=1, refused=1)
    for entity in ENTITIES:
        result.truth[entity] = sum(not t.get("optional") for t in truth.get(entity, []))
    for name in FRAME:
        if truth.get(name) != ANY:
            result.asked[f"frame.{name}"] += 1
    return result


def same(truth: Any, read: Any, name: str = "") -> bool:
    """Whether a value read is a right one."""
    if truth == ANY:
        return True
    if isinstance(truth, dict) and "any" in truth:
        return any(same(option, read, name) for option in truth["any"])
    if isinstance(truth, dict):
        return isinstance(read, dict) and all(same(v, read.get(k), k) for k, v in truth.items())
    if isinstance(truth, list):
        return (
            isinstance(read, list)
            and len(truth) == len(read)
            and all(same(t, r, name) for t, r in zip(truth, read, strict=True))
        )
    if isinstance(truth, str):
        return isinstance(read, str) and _same_text(truth, read, name)
    return bool(truth == read)


def _same_text(truth: str, read: str, name: str) -> bool:
    if name == "parts":
        read = POINT.sub("", read)
    if name in FOLDED:
        read = read.casefold()
    if truth.startswith("#"):
        return digest(read) == truth
    truth = truth.casefold() if name in FOLDED else truth
    if name == "clause":
        a, b = normalise(truth), normalise(read)
        return bool(b) and (a in b or b in a)
    return normalise(truth) == normalise(read)


def _field(result: Score, where: str, name: str, truth: Any, read: Any, state: str) -> None:
    if truth == ANY:
        return
    result.asked[name] += 1
    short = name.rpartition(".")[2]
    right = same(truth, read, "clause" if name == "figures.text" else short)
    result.right[name] += right
    result.sure += state == "sure"
    if not right:
        result.sure_wrong += state == "sure"
        result.mismatches.append(Mismatch(where, name, truth, read, state))


def _sections(result: Score, truths: list[Json], reads: list[Json]) -> None:
    left = list(reads)
    for truth in truths:
        wanted = {"path": truth["path"], "title": truth["title"]}
        found = next((r for r in left if same(wanted, r)), None)
        if found is not None:
            left.remove(found)
        if truth.get("optional"):
            continue
        result.asked["frame.sections"] += 1
        result.right["frame.sections"] += found is not None
        if found is None:
            result.mismatches.append(Mismatch("", "frame.sections", wanted, None, ""))
    free = {str(t["path"]) for t in truths if t.get("optional")}
    for extra in left:
        if str(extra["path"]) in free or "*" in free:
            continue
        result.asked["frame.sections"] += 1
        result.mismatches.append(
            Mismatch("", "frame.sections", None, {"path": extra["path"], "title": extra["title"]}, "")
        )


def _entities(result: Score, entity: str, fields: tuple[str, ...], truths: list[Json], reads: list[Json]) -> None:
    pairs = dict(_match(truths, reads))
    taken = set(pairs.values())
    for t, truth in enumerate(truths):
        optional = bool(truth.get("optional"))
        if optional:
            continue
        result.truth[entity] += 1
        where = f"{entity[:-1]} {truth.get('path') or truth.get('date') or truth.get('value')}"
        if t not in pairs:
            result.mismatches.append(Mismatch(where, f"{entity}.missed", truth.get("text"), None, ""))
            continue
        result.matched[entity] += 1
        result.read[entity] += 1
        read = reads[pairs[t]]
        for name in fields:
            state = str(read.get("states", {}).get(name, "sure"))
            _field(result, where, f"{entity}.{name}", truth.get(name), read.get(name), state)
    for r, read in enumerate(reads):
        if r not in taken:
            result.read[entity] += 1
            where = f"{entity[:-1]} {read.get('path') or read.get('date') or read.get('value')}"
            result.mismatches.append(Mismatch(where, f"{entity}.invented", None, read.get("text"), ""))


def _match(truths: list[Json], reads: list[Json]) -> Iterator[tuple[int, int]]:
    """Pairs of one truth and one reading, the best first."""
    scored = [
        (nearness, -abs(t - r), t, r)
        for t, truth in enumerate(truths)
        for r, read in enumerate(reads)
        if (nearness := _nearness(truth, read)) >= MATCH
    ]
    used_truths: set[int] = set()
    used_reads: set[int] = set()
    for _, _, t, r in sorted(scored, reverse=True):
        if t not in used_truths and r not in used_reads:
            used_truths.add(t)
            used_reads.add(r)
            yield t, r


def _nearness(truth: Json, read: Json) -> float:
    """How likely two entries are the same: by text, or by place where the truth hides its text."""
    place = sum(
        weight
        for name, weight in (("path", 0.15), ("date", 0.15), ("value", 0.6), ("session", 0.05), ("line", 0.05))
        if truth.get(name) is not None and truth[name] != ANY and same(truth[name], read.get(name))
    )
    texts = list(_texts(truth.get("text")))
    read_text = normalise(str(read.get("text") or ""))
    if texts == [ANY] or any(text.startswith("#") for text in texts):
        if any(digest(read_text) == text for text in texts):
            return 1.0 + place
        same_line = truth.get("line") is not None and truth.get("line") == read.get("line")
        return (0.5 if same_line else 0.0) + place
    if "value" in truth:
        if not same(truth["value"], read.get("value")):
            return 0.0
        return 0.5 + max((fuzz.partial_ratio(normalise(t), read_text) for t in texts), default=0) / 200
    return max((fuzz.ratio(normalise(t), read_text) for t in texts), default=0) / 100 + place / 2


def _texts(text: Any) -> Iterable[str]:
    if isinstance(text, dict):
        return [str(option) for option in text["any"]]
    return [str(text)]
