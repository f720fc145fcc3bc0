"""Recognised text (OCR) mended with what an office is known to say, before the steps read it.

Only near misses are mended: letters that Vietnamese does not have, tone marks of well-known words, and
what the paper itself spells otherwise many times. A number is never guessed: what cannot be true stays
as it was read and loses confidence, so that a person checks it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from giaoban.core.reading.document import Cell, Document, Medium, Paragraph, Row, Table
from giaoban.core.reading.draft import Vocabulary
from giaoban.core.reading.mending.columns import mended_columns
from giaoban.core.reading.mending.letters import mended_letters
from giaoban.core.reading.mending.numbers import doubtful, mended_numbers
from giaoban.core.reading.mending.phrases import WORD, Phrases
from giaoban.core.reading.mending.romans import with_romans
from giaoban.core.reading.mending.unclear import with_unclear

DOUBTFUL = 0.3  # the confidence of text that cannot be right as it stands


def mend(document: Document, vocabulary: Vocabulary | None = None) -> Document:
    """The document with near misses of recognition mended; a typed document is given back as it is.

    `vocabulary` are the office's own units, people and products. Paragraph numbers stay.
    """
    if document.medium is not Medium.RECOGNISED:
        return document
    cleaned = _with_texts(document, lambda p: mended_numbers(mended_letters(p.text)))
    phrases = Phrases.of(cleaned, vocabulary or Vocabulary())
    mended = _with_texts(cleaned, lambda p: mended_numbers(phrases.mended(p.text, _unclear(p))))
    blocks = tuple(
        mended_columns(b, vocabulary or Vocabulary()) if isinstance(b, Table) else b for b in with_romans(mended.blocks)
    )
    return _with_doubts(_mapped(replace(mended, blocks=blocks), lambda p: with_unclear(p, phrases)))


def _unclear(paragraph: Paragraph) -> frozenset[str]:
    return frozenset(w.lower() for word in paragraph.unclear for w in WORD.findall(word))


def _with_doubts(document: Document) -> Document:
    def doubt(paragraph: Paragraph) -> Paragraph:
        if not doubtful(paragraph.text):
            return paragraph
        return replace(paragraph, confidence=min(paragraph.confidence, DOUBTFUL))

    return _mapped(document, doubt)


def _with_texts(document: Document, mender: Callable[[Paragraph], str]) -> Document:
    return _mapped(document, lambda p: with_text(p, mender(p)) if p.text else p)


def with_text(paragraph: Paragraph, text: str) -> Paragraph:
    """A paragraph with another text; its bold start is moved with it."""
    if text == paragraph.text:
        return paragraph
    if paragraph.bold_lead == len(paragraph.text):
        lead = len(text)
    elif paragraph.bold_lead:
        # Count words: mending may join or part letters, but keeps nearly all words.
        words = len(paragraph.text[: paragraph.bold_lead].split())
        lead = len(" ".join(text.split()[:words]))
    else:
        lead = 0
    return replace(paragraph, text=text, bold_lead=lead)


def _mapped(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    def cell(c: Cell) -> Cell:
        return replace(c, paragraphs=tuple(change(p) for p in c.paragraphs))

    def row(r: Row) -> Row:
        return replace(r, cells=tuple(cell(c) for c in r.cells))

    return replace(
        document,
        blocks=tuple(
            replace(b, rows=tuple(row(r) for r in b.rows)) if isinstance(b, Table) else change(b)
            for b in document.blocks
        ),
    )
