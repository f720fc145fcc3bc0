"""A place in a list of tokens: rules move it forward, or put it back where they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from giaoban.core.calendar.deadline_language.syntax import Moment
from giaoban.core.calendar.deadline_language.words import Token

Openings = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def openings(*phrases: str) -> Openings:
    """Phrases by their first word, in the order given: a longer one must stand before its beginning."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, phrase))
    return {word: tuple(found) for word, found in table.items()}


class Cursor:
    """A place in a list of tokens. Rules move it forward, or put it back where they do not fit."""

    __slots__ = ("at", "prose", "texts", "tokens")

    def __init__(self, tokens: list[Token], *, prose: bool = False) -> None:
        self.tokens = tokens
        self.texts = [t.text for t in tokens] + [""] * 8  # so that looking ahead needs no care at the end
        self.at = 0
        self.prose = prose

    def peek(self, ahead: int = 0) -> str:
        return self.texts[self.at + ahead]

    def take(self, *words: str) -> str:
        """The next token if it is one of the words, else ""."""
        word = self.texts[self.at]
        if word and word in words:
            self.at += 1
            return word
        return ""

    def phrase(self, *words: str) -> bool:
        """Several words one behind the other."""
        texts, at = self.texts, self.at
        for n, word in enumerate(words):
            if texts[at + n] != word:
                return False
        self.at += len(words)
        return True

    def one_of(self, phrases: Openings) -> str:
        """The first of the phrases that stands here, else ""."""
        for words, phrase in phrases.get(self.texts[self.at], ()):
            if self.phrase(*words):
                return phrase
        return ""

    def number(self, low: int, high: int, *, digits: int = 2) -> int | None:
        word = self.texts[self.at]
        if word.isdecimal() and len(word) <= digits and low <= int(word) <= high:
            self.at += 1
            return int(word)
        return None

    def year(self) -> int | None:
        word = self.texts[self.at]
        if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"):
            self.at += 1
            return int(word)
        return None

    def tight(self) -> bool:
        """Whether nothing stands between the last token and the next."""
        return 0 < self.at < len(self.tokens) and self.tokens[self.at - 1].end == self.tokens[self.at].begin

    def done(self) -> bool:
        return self.at >= len(self.tokens)


def optional(cursor: Cursor, rule: Callable[[Cursor], Moment | None]) -> Moment | None:
    """A rule tried; the cursor is put back where it does not fit."""
    start = cursor.at
    found = rule(cursor)
    if found is None:
        cursor.at = start
    return found
