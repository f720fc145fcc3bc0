"""Which lines of one list are, or may be, the same work: groups that a person looks at side by side.

Here nothing is merged, so that a text in which a word was exchanged is shown too, as long as the two agree in most
others and in every number, round, place and year. Quick for thousands of lines: two lines are compared only where
they agree in what must agree and share one of their rarest words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from giaoban.core.continuation.likeness import ENOUGH, said_likeness
from giaoban.core.continuation.matching import TELLING_WORDS, Work
from giaoban.core.continuation.words import Said, said
from giaoban.core.text.folding import fold

NEAR = 82  # per cent of the words that two texts share though each has one of its own
_FEW_NUMBERS = 6  # of more numbers in one text not every choice is tried


@dataclass(frozen=True, slots=True)
class Double:
    """Two lines that are alike, the earlier first: per cent, and whether one only leaves words of the other out."""

    one: str
    other: str
    likeness: int
    same: bool


@dataclass(frozen=True, slots=True)
class DoubleGroup:
    """Lines that belong together, in the order of the list, and the pairs that say so, the likest first."""

    keys: tuple[str, ...]
    pairs: tuple[Double, ...]

    @property
    def likeness(self) -> int:
        return self.pairs[0].likeness

    @property
    def same(self) -> bool:
        """Whether any two of them are the same work by the strict rule."""
        return any(pair.same for pair in self.pairs)


def near_duplicates(works: Sequence[Work]) -> tuple[DoubleGroup, ...]:
    """Groups of lines of one list that are the same work or nearly, across units too, in the order of the list.

    A line is in one group at most, and two lines that are alike are in the same one.
    """
    return groups_of(works, alike_pairs(works))


def groups_of(works: Sequence[Work], pairs: Iterable[Double]) -> tuple[DoubleGroup, ...]:
    """The lines that some pairs hold together."""
    place = {work.key: n for n, work in enumerate(works)}
    heads = {key: key for key in place}
    pairs = list(pairs)
    for pair in pairs:
        one, other = _head(heads, pair.one), _head(heads, pair.other)
        first, last = sorted((one, other), key=place.__getitem__)
        heads[last] = first
    held: dict[str, list[Double]] = defaultdict(list)
    for pair in pairs:
        held[_head(heads, pair.one)].append(pair)
    return tuple(_group(held[head], place) for head in sorted(held, key=place.__getitem__))


def alike_pairs(works: Sequence[Work]) -> list[Double]:
    """Every two lines that are alike. Lines that say the same word for word stand together as pairs with the first."""
    texts = [said(work.text) for work in works]
    first: dict[tuple[str, ...] | Said, int] = {}
    found = []
    for n, (work, text) in enumerate(zip(works, texts, strict=True)):
        earlier = first.setdefault(_wording(work, text), n)
        if earlier != n:
            found.append(Double(works[earlier].key, work.key, 100, True))
    unlike = sorted(first.values())
    for one, other in _candidates([texts[n] for n in unlike]):
        points, same = _alike(texts[unlike[one]], texts[unlike[other]])
        if points:
            found.append(Double(works[unlike[one]].key, works[unlike[other]].key, points, same))
    return found


def _wording(work: Work, text: Said) -> tuple[str, ...] | Said:
    """What two lines have in common that say the same. Short ones ("Họp giao ban") only within one unit."""
    return text if len(text.words) >= TELLING_WORDS else (fold(work.text).strip(" .;,"), work.unit)


def _alike(one: Said, other: Said) -> tuple[int, bool]:
    """Per cent where two lines are alike, and whether by the strict rule; 0 where they are not."""
    strict = said_likeness(one, other)
    if strict >= ENOUGH:
        return strict, True
    near = _nearness(one, other)
    return (near, False) if near >= NEAR else (0, False)


def _nearness(one: Said, other: Said) -> int:
    """Likeness of two texts that may each have words of their own, but differ in nothing that tells work apart."""
    if one.parts != other.parts or one.telling != other.telling:
        return 0
    if (one.stage and other.stage and one.stage != other.stage) or one.years != other.years:
        return 0
    if one.numbers != other.numbers:
        return 0
    return round(200 * len(one.words & other.words) / (len(one.words) + len(other.words)))


_Block = tuple[frozenset[str], frozenset[str]]  # what must be equal in both
_Key = tuple[str, ...]  # two of the rarest words


def _candidates(texts: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Pairs that can be alike, the earlier first, each once."""
    often = Counter(word for text in texts for word in text.words)
    blocks: dict[_Block, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        if len(text.words) >= TELLING_WORDS:
            blocks[text.parts, text.telling].append(n)
    for block in blocks.values():
        yield from _within({n: texts[n] for n in block}, often)


def _within(block: Mapping[int, Said], often: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Such pairs among texts that agree in what must agree: one's numbers are all among the other's."""
    keys = {n: list(_keys(text, often)) for n, text in block.items()}
    index: dict[frozenset[str], dict[_Key, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, text in block.items():
        for key in keys[n]:
            index[text.numbers][key].append(n)
    for n, text in block.items():
        near: set[int] = set()
        for fewer in _numbers_within(text.numbers, index):
            found = {other for key in keys[n] for other in index[fewer].get(key, ())}
            near |= {other for other in found if fewer != text.numbers or other > n}
        yield from ((min(n, other), max(n, other)) for other in sorted(near) if other != n)


def _keys(text: Said, often: Mapping[str, int]) -> Iterator[_Key]:
    """Two of the rarest words of a text at a time: two alike texts share one such pair.

    Of n words and numbers at least n·t/(2-t) are shared where t is the least likeness, and all words of a text that
    stands in the other: never fewer than `TELLING_WORDS`. So of the n - least + 2 rarest words of each two are shared.
    Pairs, since single words of programmes ("kế hoạch", "khoa học") stand in most lines.
    """
    mine = len(text.words)
    share = min(ENOUGH, NEAR)
    least = ceil((mine + len(text.numbers)) * share / (200 - share)) - len(text.numbers)
    rarest = sorted(text.words, key=lambda word: (often[word], word))
    return combinations(sorted(rarest[: mine - max(least, TELLING_WORDS) + 2]), 2)


def _numbers_within(mine: frozenset[str], known: Collection[frozenset[str]]) -> Iterable[frozenset[str]]:
    """The sets of numbers that are part of a text's: one of two alike texts may leave numbers out."""
    if len(mine) > _FEW_NUMBERS:
        return [numbers for numbers in known if numbers <= mine]
    parts = (frozenset(chosen) for size in range(len(mine) + 1) for chosen in combinations(sorted(mine), size))
    return [numbers for numbers in parts if numbers in known]


def _head(heads: dict[str, str], key: str) -> str:
    while heads[key] != key:
        heads[key] = key = heads[heads[key]]
    return key


def _group(pairs: list[Double], place: dict[str, int]) -> DoubleGroup:
    keys = sorted({key for pair in pairs for key in (pair.one, pair.other)}, key=place.__getitem__)
    return DoubleGroup(tuple(keys), tuple(sorted(pairs, key=lambda pair: -pair.likeness)))
