"""Automatic numbers as Word prints them: "Điều 1.", "a)", "II.3", "- ".

A paragraph names a list (`num`) and a level; the list takes its levels from an abstract list, which also
owns the counters, so that two lists made from one abstract list count on together (ECMA-376, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from giaoban.core.reading.formats.docx.names import R_PR, VAL, w
from giaoban.core.reading.formats.docx.styles import ParagraphStyle, Styles, number_in, read_look, value_of
from giaoban.core.text.legacy import encoding_of_font, to_unicode

LEVELS = 9
_LARGEST_NUMBER = 100_000
# Bullets that mean something in Vietnamese papers stay; every other sign is a dash to the reader.
_KEPT_BULLETS = frozenset("+*")


@dataclass(frozen=True, slots=True)
class Level:
    """How numbers of one level are printed."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False
    style: str | None = None
    bold: bool = False
    hidden: bool = False
    starts_over: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed, with the space behind it."""

    text: str
    bold: bool = False


_NOTHING = Printed("")


class Numbering:
    """The lists of a document and where each stands; `next_number` must be asked in reading order."""

    def __init__(self, part: Callable[[], etree._Element | None], styles: Styles) -> None:
        """`part` gives the root of the numbering part; it is asked only when a paragraph has a number."""
        self._part: Callable[[], etree._Element | None] | None = part
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def _open(self) -> None:
        if self._part is None:
            return
        root, self._part = self._part(), None
        if root is not None:
            self._abstracts = {a.get(w("abstractNumId"), ""): a for a in root.iterchildren(w("abstractNum"))}
            self._nums = {n.get(w("numId"), ""): n for n in root.iterchildren(w("num"))}

    def next_number(self, num: str | None, level: int | None, style: ParagraphStyle) -> Printed:
        """The number of the next paragraph of a list, "" where the list is unknown or prints nothing.

        `num` and `level` are what the paragraph itself says, `style` what it inherits.
        """
        self._open()
        num_id = num if num is not None else style.number.num
        if num_id is None or num_id not in self._nums:
            return _NOTHING
        levels = self._levels_of(num_id)
        if level is None:
            level = style.number.level if num is not None or style.number.level is not None else None
        if level is None:
            level = next((i for i, one in enumerate(levels) if one.style and one.style == style.style_id), 0)
        counters = self._count(num_id, level, levels)
        return _print(level, levels, counters)

    def _levels_of(self, num_id: str) -> tuple[Level, ...]:
        known = self._levels.get(num_id)
        if known is None:
            known = self._levels[num_id] = self._read_levels(num_id)
        return known

    def _abstract_of(self, num_id: str) -> tuple[str, etree._Element | None]:
        """The abstract list of a list, through a numbering style where it points to one."""
        abstract_id, abstract = "", None
        for _ in range(LEVELS):
            num = self._nums.get(num_id)
            abstract_id = (None if num is None else value_of(num, w("abstractNumId"))) or ""
            abstract = self._abstracts.get(abstract_id)
            link = None if abstract is None else value_of(abstract, w("numStyleLink"))
            target = self._styles.numbering_of(link) if link else None
            if target is None or target == num_id:
                break
            num_id = target
        return abstract_id, abstract

    def _read_levels(self, num_id: str) -> tuple[Level, ...]:
        _, abstract = self._abstract_of(num_id)
        levels = [Level()] * LEVELS
        _fill(levels, () if abstract is None else tuple(abstract.iterchildren(w("lvl"))))
        for override in self._nums[num_id].iterchildren(w("lvlOverride")):
            _fill(levels, tuple(override.iterchildren(w("lvl"))))
            index, start = number_in(override.get(w("ilvl"))), number_in(value_of(override, w("startOverride")))
            if index is not None and start is not None and 0 <= index < LEVELS:
                levels[index] = replace(levels[index], start=start, starts_over=True)
        return tuple(levels)

    def _count(self, num_id: str, level: int, levels: tuple[Level, ...]) -> list[int | None]:
        """Move the counters on: this level by one, deeper levels back to nothing as their restart rule says."""
        abstract_id, _ = self._abstract_of(num_id)
        counters = self._counters.setdefault(abstract_id, [None] * LEVELS)
        if (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            if levels[level].starts_over:
                counters[level] = None
        current = counters[level]
        counters[level] = levels[level].start if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or (restart > 0 and level < restart):
                counters[deeper] = None
        return counters


def _fill(levels: list[Level], elements: tuple[etree._Element, ...]) -> None:
    for element in elements:
        index = number_in(element.get(w("ilvl")))
        if index is not None and 0 <= index < LEVELS:
            levels[index] = _read_level(element)


def _read_level(element: etree._Element) -> Level:
    look = read_look(element.find(R_PR))
    legal = element.find(w("isLgl"))
    form = element.find(f".//{w('numFmt')}")
    text = value_of(element, w("lvlText")) or ""
    encoding = encoding_of_font(look.font)
    custom = None if form is None or form.get(VAL) != "custom" else form.get(w("format"))
    return Level(
        start=number_in(value_of(element, w("start"))) or 0,
        form=custom or (form.get(VAL) if form is not None else None) or "decimal",
        text=to_unicode(text, encoding) if encoding else text,
        restart=number_in(value_of(element, w("lvlRestart"))),
        suffix=value_of(element, w("suff")) or "tab",
        legal=legal is not None and legal.get(VAL) not in ("0", "false", "off"),
        style=value_of(element, w("pStyle")),
        bold=bool(look.bold),
        hidden=bool(look.hidden),
    )


def _print(level: int, levels: tuple[Level, ...], counters: list[int | None]) -> Printed:
    here = levels[level]
    if here.hidden:
        return _NOTHING
    if here.form == "bullet":
        sign = here.text.strip()
        return Printed(sign + " " if sign in _KEPT_BULLETS else "- ", here.bold)

    def place(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        counter = counters[index]
        form = "decimal" if here.legal else levels[index].form
        return print_number(levels[index].start if counter is None else counter, form)

    text = re.sub(r"%([1-9])", place, here.text)
    if not text.strip():
        return _NOTHING
    return Printed(text if here.suffix == "nothing" else text.rstrip() + " ", here.bold)


def print_number(number: int, form: str) -> str:
    """A number in one of Word's forms (17.18.59): 3 → "3", "III", "c", "ba"."""
    if form in ("none", "bullet"):
        return ""
    number = min(number, _LARGEST_NUMBER)
    printer = _FORMS.get(form)
    if printer is not None and number > 0:
        return printer(number)
    zeros = re.match(r"0+(?=[01])", form)  # a custom form is a row of examples: "001, 002, 003, …"
    return str(number).zfill(len(zeros.group()) + 1 if zeros else 1)


def _letters(number: int) -> str:
    # Word writes the 27th as "aa", the 28th as "bb", the 53rd as "aaa".
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 40)


def _roman(number: int) -> str:
    signs = ("M CM D CD C XC L XL X IX V IV I".split(), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1))
    text = ""
    for sign, value in zip(*signs, strict=True):
        text += sign * (number // value)
        number %= value
    return text


_DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def _words(number: int) -> str:
    """Vietnamese counting words up to ninety-nine: 21 → "hai mươi mốt"; digits above."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    ending = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else _DIGITS[tens] + ' mươi'} {ending}".strip()


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "vietnameseCounting": _words,
    "cardinalText": _words,
    "ordinal": str,
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
}
