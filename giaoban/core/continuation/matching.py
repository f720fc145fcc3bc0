"""Which new line is which known work: at most one for each, best pairs first.

Quick for hundreds of lines against thousands of works: a pair is looked at only where it shares a rare word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from giaoban.core.continuation.likeness import ENOUGH, said_likeness
from giaoban.core.continuation.words import Said, said
from giaoban.core.text.folding import fold

OTHER_UNIT = 8  # what another unit takes off, in points
FINISHED = 5
TELLING_WORDS = 3  # shorter texts ("Họp giao ban") are the same work only word for word, in the same unit
NEARLY = 90  # what finished work, or work of another unit, must reach


@dataclass(frozen=True, slots=True)
class Work:
    """A line of work. `unit` and `leader` are any names that are equal for the same one; "" where unknown.

    `label` tells where known work comes from ("việc tháng 10/2026"); the greater `rank` wins between equals.
    """

    key: str
    text: str
    unit: str = ""
    leader: str = ""
    products: tuple[str, ...] = ()
    label: str = ""
    rank: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A new line and the known work that it seems to be; `likeness` in per cent, `why` in Vietnamese."""

    new: str
    known: str
    likeness: int
    why: str


def match_works(new: Sequence[Work], known: Sequence[Work]) -> dict[str, Match]:
    """The match of each new line that has one, by its key."""
    pairs = sorted(_alike(new, known), key=lambda pair: pair[:5], reverse=True)
    matches: dict[str, Match] = {}
    taken: set[str] = set()
    for points, *_, likeness, one, other in pairs:
        if points >= ENOUGH and one.key not in matches and other.key not in taken:
            matches[one.key] = Match(one.key, other.key, likeness, _why(one, other, likeness))
            taken.add(other.key)
    return matches


_Pair = tuple[int, bool, int, int, int, int, Work, Work]


def _alike(new: Sequence[Work], known: Sequence[Work]) -> Iterator[_Pair]:
    """Every pair that is alike, with what it is ordered by: points, the same text, rank, the order of both lists."""
    works = [said(work.text) for work in known]
    index = _index(works)
    for place, one in enumerate(new):
        words = said(one.text)
        for n in _near(words, index, works):
            likeness = said_likeness(words, works[n])
            if likeness >= ENOUGH and _trusted(one, known[n], words, likeness):
                other = known[n]
                same_text = fold(one.text) == fold(other.text)
                yield (_points(one, other, likeness), same_text, other.rank, -place, -n, likeness, one, other)


def _index(works: Sequence[Said]) -> dict[str, list[int]]:
    """In which works a word stands."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, work in enumerate(works):
        for word in work.words:
            index[word].append(n)
    return index


def _near(one: Said, index: dict[str, list[int]], works: Sequence[Said]) -> Iterable[int]:
    """The works that can reach `ENOUGH`.

    They share so many words that one of the rarest must be among them, and one's words hold all of the other's
    (nothing was exchanged): asked here, since this settles nearly every pair at the cost of a comparison of sets.
    """
    mine = one.words
    if not mine:
        return [n for n, other in enumerate(works) if not other.words]
    # Of n words and numbers at least n·t/(2-t) are shared, where t is the least likeness.
    least = ceil((len(mine) + len(one.numbers)) * ENOUGH / (200 - ENOUGH)) - len(one.numbers)
    rarest = sorted(mine, key=lambda word: (len(index.get(word, ())), word))
    found = {n for word in rarest[: len(rarest) - max(least, 1) + 1] for n in index.get(word, ())}
    return [n for n in found if mine <= works[n].words or works[n].words <= mine]


def _trusted(one: Work, other: Work, words: Said, likeness: int) -> bool:
    """Short texts and finished work need more than likeness."""
    if len(words.words) < TELLING_WORDS:
        return likeness >= NEARLY and _same_unit(one, other) and fold(one.text) == fold(other.text)
    if other.finished or _other_unit(one, other):
        return likeness >= NEARLY
    return True


def _points(one: Work, other: Work, likeness: int) -> int:
    return likeness - OTHER_UNIT * _other_unit(one, other) - FINISHED * other.finished


def _same_unit(one: Work, other: Work) -> bool:
    return one.unit == other.unit


def _other_unit(one: Work, other: Work) -> bool:
    return bool(one.unit and other.unit and one.unit != other.unit)


def _why(one: Work, other: Work, likeness: int) -> str:
    """ "Nội dung giống 94 % với việc tháng 10/2026, cùng đơn vị, cùng sản phẩm"."""
    return ", ".join(
        [
            f"Nội dung giống {likeness} % với {other.label or 'việc đang có'}",
            *(["cùng đơn vị"] if one.unit and one.unit == other.unit else []),
            *(["khác đơn vị"] if _other_unit(one, other) else []),
            *(["cùng lãnh đạo"] if one.leader and one.leader == other.leader else []),
            *(["cùng sản phẩm"] if _folded(one.products) & _folded(other.products) else []),
        ]
    )


def _folded(products: Iterable[str]) -> set[str]:
    return {fold(product) for product in products} - {""}
