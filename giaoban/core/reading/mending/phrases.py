"""Words mended by the company they keep: "Chỉ cục" is nothing, "Chi cục" is an office.

Two sources: phrases that every office uses (`phrases.txt`) with the office's own names, and the paper
itself, where a pair of words spelled one way many times overrules another spelling met once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from giaoban.core.reading.document import Document
from giaoban.core.reading.draft import Vocabulary
from giaoban.core.reading.mending.marks import decomposed, differ_in_place, is_usual_slip
from giaoban.core.text.folding import fold
from giaoban.core.text.patterns import lazy_pattern

WORD = lazy_pattern(r"[^\W\d_]+", re.UNICODE)
LONGEST = 9  # words of the longest phrase looked for
GLUED_AT_LEAST = 6  # letters of two words read as one ("Kếhoạch"); shorter ones may be a word of their own
LONG = 4  # words of a phrase that does not come about by chance
Words = tuple[str, ...]


@lru_cache(maxsize=1)
def office_phrases() -> tuple[str, ...]:
    """The phrases that ship with the program."""
    listed = resources.files(__package__).joinpath("phrases.txt").read_text("utf-8")
    return tuple(p for line in listed.splitlines() for p in (part.strip() for part in line.split(",")) if p)


def _words(phrase: str) -> Words:
    return tuple(w.lower() for w in WORD.findall(phrase))


@lru_cache(maxsize=50_000)
def _bare_word(word: str) -> str:
    return fold(word)


def _bare(words: Words) -> Words:
    return tuple(_bare_word(w) for w in words)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The right spellings of each phrase by its bare letters, and pairs of words by their letters glued."""

    right: dict[Words, frozenset[Words]]
    glued: dict[str, Words]
    own: frozenset[Words] = frozenset()  # the office's own names: these are never by chance

    @classmethod
    def of(cls, document: Document, vocabulary: Vocabulary) -> Phrases:
        """The phrases of the office and, behind them, the pairs of words that the paper itself settles."""
        right: dict[Words, set[Words]] = defaultdict(set)
        own = (*vocabulary.units, *vocabulary.people, *vocabulary.products)
        for phrase in (*office_phrases(), *own):
            words = _words(phrase)
            if 2 <= len(words) <= LONGEST:
                right[_bare(words)].add(words)
        glued = {"".join(bare): next(iter(some)) for bare, some in right.items() if len(bare) == 2 and len(some) == 1}
        for bare, best in _settled(document).items():
            right.setdefault(bare, {best})
        names = frozenset(_bare(_words(name)) for name in own)
        return cls({bare: frozenset(some) for bare, some in right.items()}, glued, names)

    def mended(self, text: str, unclear: frozenset[str] = frozenset()) -> str:
        """The text with misread words of known phrases put right; a phrase that is right is never touched.

        Words that recognition was unsure of are `unclear`; others are mended only where a slip is usual.
        """
        text = self._parted(text)
        matches = list(WORD.finditer(text))
        words = tuple(m.group().lower() for m in matches)
        bare = _bare(words)
        joins = [_adjoin(text, matches, i) for i in range(len(words) - 1)]
        sure = [False] * len(words)
        wrong: list[tuple[int, Words]] = []
        for i in range(len(words)):
            for n in range(2, min(LONGEST, len(words) - i) + 1):
                if not joins[i + n - 2]:
                    break
                spelled = self.right.get(bare[i : i + n])
                if spelled is None:
                    continue
                if words[i : i + n] in spelled:
                    sure[i : i + n] = [True] * n
                elif (nearest := _nearest(words[i : i + n], spelled)) is not None and (
                    bare[i : i + n] in self.own or _may_be(words[i : i + n], nearest, unclear)
                ):
                    wrong.append((i, nearest))
        changes: dict[int, str] = {}
        for i, printed in sorted(wrong, key=lambda w: -len(w[1])):
            places = range(i, i + len(printed))
            if any(sure[at] and words[at] != p for at, p in zip(places, printed, strict=True)):
                continue
            for at, p in zip(places, printed, strict=True):
                if words[at] != p and not differ_in_place(words[at], p):
                    changes.setdefault(at, p)
        return _changed(text, matches, changes)

    def known_words(self, text: str) -> frozenset[str]:
        """The words of a text, in small letters, that stand in a phrase spelled right."""
        matches = list(WORD.finditer(text))
        words = tuple(m.group().lower() for m in matches)
        bare = _bare(words)
        known: set[str] = set()
        for i in range(len(words)):
            for n in range(2, min(LONGEST, len(words) - i) + 1):
                if not _adjoin(text, matches, i + n - 2):
                    break
                # Where two spellings are right ("truyền thông", "truyền thống"), neither vouches for itself.
                if self.right.get(bare[i : i + n]) == frozenset({words[i : i + n]}):
                    known.update(words[i : i + n])
        return frozenset(known)

    def _parted(self, text: str) -> str:
        """Two words that were read as one, parted: "Kếhoạch" → "Kế hoạch"."""

        def part(match: re.Match[str]) -> str:
            word = match.group()
            pair = self.glued.get(_bare_word(word.lower())) if len(word) >= GLUED_AT_LEAST else None
            return (
                " ".join(_in_case_of(w, word if n == 0 or word.isupper() else "a") for n, w in enumerate(pair))
                if pair
                else word
            )

        return WORD.sub(part, text)


def _may_be(seen: Words, printed: Words, unclear: frozenset[str]) -> bool:
    """Whether the words seen can be a phrase misread: few of them differ, and each for a reason."""
    if len(seen) >= LONG:
        return True
    others = [(s, p) for s, p in zip(seen, printed, strict=True) if s != p and s not in unclear]
    return not others or (len(others) == 1 and is_usual_slip(*others[0]))


def _nearest(seen: Words, spelled: frozenset[Words]) -> Words | None:
    """The spelling that is meant: the only one, or the only one that a single mark parts from what was seen."""
    if len(spelled) == 1:
        return next(iter(spelled))
    near = [s for s in spelled if Levenshtein.distance(decomposed(" ".join(s)), decomposed(" ".join(seen))) == 1]
    return near[0] if len(near) == 1 else None


def _settled(document: Document) -> dict[Words, Words]:
    """Pairs that a paper spells one way three times or more, and otherwise hardly ever."""
    spellings: dict[Words, Counter[Words]] = defaultdict(Counter)
    for paragraph in document.paragraphs():
        for pair in pairwise(_words(paragraph.text)):
            spellings[_bare(pair)][pair] += 1
    settled: dict[Words, Words] = {}
    for bare, some in spellings.items():
        (best, n), *rest = some.most_common()
        if rest and n >= 3 and all(3 * m <= n for _, m in rest):
            settled[bare] = best
    return settled


def _adjoin(text: str, matches: list[re.Match[str]], i: int) -> bool:
    """Whether two words stand side by side, parted by white space or a dash only."""
    return not text[matches[i].end() : matches[i + 1].start()].strip(" -–")


def _changed(text: str, matches: list[re.Match[str]], changes: dict[int, str]) -> str:
    for at in sorted(changes, reverse=True):
        match = matches[at]
        text = text[: match.start()] + _in_case_of(changes[at], match.group()) + text[match.end() :]
    return text


def _in_case_of(word: str, pattern: str) -> str:
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word
