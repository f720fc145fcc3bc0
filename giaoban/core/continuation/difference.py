"""What an amended version of a programme changes: its lines against the work that runs, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from giaoban.core.continuation.matching import Work, match_works
from giaoban.core.text.folding import fold, nfc, squeeze, unify_tones

SAME_PLACE = 70  # how alike two texts under one number must be (rapidfuzz) to be one line that was reworded
FIELDS: tuple[tuple[str, str], ...] = (
    ("text", "Nội dung"),
    ("products", "Sản phẩm"),
    ("when", "Thời gian"),
    ("leaders", "Lãnh đạo"),
    ("units", "Đơn vị"),
    ("partners", "Phối hợp"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as words. Several values of a field stand apart by "; "."""

    key: str
    text: str
    products: str = ""
    when: str = ""
    leaders: str = ""
    units: str = ""
    partners: str = ""
    path: str = ""

    def value(self, field: str) -> str:
        return squeeze(str(getattr(self, field)))


class ChangeKind(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose words differ; `label` is its name on pages."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the new version and the one it was; one of them is None where it was added or dropped."""

    kind: ChangeKind
    new: Printed | None
    old: Printed | None
    fields: tuple[FieldChange, ...] = ()


def difference(
    new: Sequence[Printed], old: Sequence[Printed], printed: Mapping[str, Printed] | None = None
) -> tuple[Change, ...]:
    """Every line of both versions once: the new ones in their order, then what was dropped.

    `old` is the work as it runs; `printed` holds, by the same keys, how the version before worded it: what is worded
    the same again orders no change, whatever has become of the work since.
    """
    pairs = pair_versions(new, old)
    olds = {line.key: line for line in old}
    before = printed or {}
    kept = [
        _change(line, olds[pairs[line.key]], before.get(pairs[line.key])) if line.key in pairs else _added(line)
        for line in new
    ]
    gone = set(pairs.values())
    return (*kept, *(Change(ChangeKind.DROPPED, None, line) for line in old if line.key not in gone))


def pair_versions(new: Sequence[Printed], old: Sequence[Printed]) -> dict[str, str]:
    """New key → old key: first the same words (under the same number before others), then alike ones, then what
    stands under the same number and was only reworded."""
    pairs: dict[str, str] = {}
    for by in (_words_and_place, _words):
        pairs |= _paired_by(by, *_left(new, old, pairs))
    rest, known = _left(new, old, pairs)
    pairs |= {key: match.known for key, match in match_works(_works(rest), _works(known)).items()}
    return pairs | _reworded(*_left(new, old, pairs))


def _words_and_place(line: Printed) -> str:
    return f"{line.path} {fold(line.text)}"


def _words(line: Printed) -> str:
    return fold(line.text)


def _paired_by(by: Callable[[Printed], str], new: Sequence[Printed], old: Sequence[Printed]) -> dict[str, str]:
    waiting: dict[str, list[str]] = {}
    for line in old:
        waiting.setdefault(by(line), []).append(line.key)
    return {line.key: waiting[by(line)].pop(0) for line in new if waiting.get(by(line))}


def _left(
    new: Sequence[Printed], old: Sequence[Printed], pairs: Mapping[str, str]
) -> tuple[list[Printed], list[Printed]]:
    """The lines of both versions that have no partner yet."""
    taken = set(pairs.values())
    return [line for line in new if line.key not in pairs], [line for line in old if line.key not in taken]


def _works(lines: Iterable[Printed]) -> list[Work]:
    return [Work(key=line.key, text=line.text, unit=fold(line.units), leader=fold(line.leaders)) for line in lines]


def _reworded(new: Sequence[Printed], old: Sequence[Printed]) -> dict[str, str]:
    places = {line.path: line for line in reversed(old) if line.path}
    pairs: dict[str, str] = {}
    for line in new:
        other = places.get(line.path)
        if other is not None and fuzz.ratio(fold(line.text), fold(other.text)) >= SAME_PLACE:
            pairs[line.key] = places.pop(line.path).key
    return pairs


def _change(line: Printed, other: Printed, printed: Printed | None) -> Change:
    fields = _fields(line, other)
    same = not fields or (printed is not None and not _fields(line, printed))
    return Change(ChangeKind.UNCHANGED if same else ChangeKind.CHANGED, line, other, () if same else fields)


def _fields(line: Printed, other: Printed) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, label, other.value(name), line.value(name))
        for name, label in FIELDS
        if _compared(other.value(name)) != _compared(line.value(name))
    )


def _added(line: Printed) -> Change:
    return Change(ChangeKind.ADDED, line, None)


def _compared(words: str) -> str:
    """Words without what is no change: capitals, the place of a tone mark, dots at the end, how a list is divided."""
    plain = unify_tones(nfc(words)).casefold().rstrip(" .;,").replace(";", ",")
    return squeeze(plain.replace(" ,", ","))
