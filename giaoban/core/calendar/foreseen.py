"""Which months of a year a line of the annual programme foresees: by its deadline, else its section, else its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.core.calendar.periods import ROMAN
from giaoban.core.text.folding import fold, nfc, squeeze

ALL_MONTHS = frozenset(range(1, 13))
QUARTER_ENDS = frozenset({3, 6, 9, 12})
HALF_ENDS = frozenset({6, 12})

_NAMES = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_WORDS = {name: number for number, name in enumerate(_NAMES, start=1)} | {"một": 1, "bẩy": 7, "chạp": 12}
# With tone marks, for "tháng sau" is the next month and "tháng từ" the beginning of a span.
_IN_WORDS = re.compile(rf"tháng ({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)(?! \d)")

_YEAR = r"(?:\s*(?:/|-|\.|,?\s*nam)\s*(?:19|20)\d\d)?"
_JOIN = r"\s*(?:,|;|&|va|hoac|-|den(?: het)?)\s*"
_MONTH = rf"(?:0?[1-9]|1[0-2])(?!\d){_YEAR}"
_QUARTER = rf"(?:iv|i{{1,3}}|[1-4])(?!\w){_YEAR}"
_MONTHS = re.compile(rf"(?<!\w)thang\s*({_MONTH}(?:{_JOIN}(?:thang\s*)?{_MONTH})*)(?!\w)")
_QUARTERS = re.compile(rf"(?<!\w)quy\s*({_QUARTER}(?:{_JOIN}(?:quy\s*)?{_QUARTER})*)(?!\w)")
_HALVES = re.compile(r"(?<!\w)0?([3689])\s*thang\s*(dau|cuoi)\s*nam(?!\w)")
_DATE = re.compile(
    r"(?:(?<!\w)(?:truoc|ngay|han|den|tu|sau|nhat)(?: ngay)?\s*:?\s*|^\W*)"
    r"(?:0?[1-9]|[12]\d|3[01])\s*[/.-]\s*(0?[1-9]|1[0-2])(?:\s*[/.-]\s*(?:19|20)?\d\d)?(?![\d/\w]|-\w)"
)
_PART = re.compile(rf"({_JOIN})?(?:thang|quy)?\s*(iv|i{{1,3}}|\d{{1,2}})(?!\w){_YEAR}")
# What is reported on is the subject of the work, not its time: "Báo cáo tháng 3".
_SUBJECT = re.compile(r"(?<!\w)(?:bao cao|so lieu|ket qua|tinh hinh|ban tin|so ket|tong ket|tong hop)(?: \w+){0,4} $")
_FRAME = re.compile(r"(?<!\w)(?:trong|vao|dau|cuoi|giua|truoc|sau|tu|den|dip|moi|hang|ngay|ngay \d+) $")

_EVERY = r"(?<!\w)(?:hang|moi|tung|dinh ky(?: hang| moi)?)"
_ONCE = r"\s*(?:/|mot)\s*(?:1 |mot )?lan(?!\w)"
_RECURRING = (
    (
        re.compile(rf"{_EVERY} thang(?! \d)(?!\w)|(?<!\w)(?<!\d )(?:0?1 |mot )?thang{_ONCE}|lan\s*/\s*thang(?!\w)"),
        ALL_MONTHS,
    ),
    (re.compile(rf"{_EVERY} quy(?!\w)|(?<!\w)(?:quy|3 thang){_ONCE}|lan\s*/\s*quy(?!\w)"), QUARTER_ENDS),
    (re.compile(rf"{_EVERY} (?:6|sau) thang(?!\w)|(?<!\w)(?:6|sau) thang{_ONCE}|{_EVERY} nua nam(?!\w)"), HALF_ENDS),
)
_EDGES = (
    (re.compile(r"(?<!\w)(?<!thang )dau nam(?!\w)"), 1),
    (re.compile(r"(?<!\w)giua nam(?!\w)"), 6),
    (re.compile(r"(?<!\w)(?<!thang )cuoi nam(?!\w)"), 12),
)
# Said of how often, within whatever months something else names: it decides only where nothing else does.
_OFTEN = re.compile(
    rf"{_EVERY} (?:ngay|tuan)(?!\w)|(?<!\w)tuan{_ONCE}|(?<!\w)(?:ca|quanh|suot) nam(?!\w)"
    r"|(?:^|nhiem vu |cong viec |viec |\()\W*thuong xuyen(?!\w)"
)


def foreseen_months(*words: str) -> frozenset[int]:
    """The months that the first of the words which names any names; the most telling first (deadline, section, text).

    "Tháng 3", "Quý II", "tháng 6 và tháng 12", "từ tháng 10 đến tháng 2", "trước 15/6" name their months, "hằng quý"
    the last one of each quarter, "hằng tháng" all; "thường xuyên" and "hằng tuần" mean all only where nothing else
    names a month. Empty where nothing is named.
    """
    folded = [squeeze(fold(text).replace("–", "-").replace("—", "-")) for text in words]
    for text, plain in zip(words, folded, strict=True):
        if months := _named(text, plain):
            return months
    return ALL_MONTHS if any(_OFTEN.search(plain) for plain in folded) else frozenset()


def _named(text: str, folded: str) -> frozenset[int]:
    months = (*_by_number(folded), *_in_words(text), *_of_quarters(folded), *_of_halves(folded), *_of_days(folded))
    return _recurring(folded) or frozenset(months) or _edges(folded)


def _recurring(folded: str) -> frozenset[int]:
    return next((months for pattern, months in _RECURRING if pattern.search(folded)), frozenset())


def _edges(folded: str) -> frozenset[int]:
    return frozenset(month for pattern, month in _EDGES if pattern.search(folded))


def _by_number(folded: str) -> Iterator[int]:
    for found in _MONTHS.finditer(folded):
        if not _is_subject(folded[: found.start()]):
            yield from _spread(found[1], size=12)


def _in_words(text: str) -> Iterator[int]:
    return (_WORDS[found[1]] for found in _IN_WORDS.finditer(squeeze(nfc(text)).casefold()))


def _of_quarters(folded: str) -> Iterator[int]:
    for found in _QUARTERS.finditer(folded):
        if not _is_subject(folded[: found.start()]):
            for quarter in _spread(found[1], size=4):
                yield from range(3 * quarter - 2, 3 * quarter + 1)


def _of_halves(folded: str) -> Iterator[int]:
    for found in _HALVES.finditer(folded):
        if not _is_subject(folded[: found.start()]):
            count = int(found[1])
            yield from range(1, count + 1) if found[2] == "dau" else range(13 - count, 13)


def _of_days(folded: str) -> Iterator[int]:
    return (int(found[1]) for found in _DATE.finditer(folded))


def _is_subject(before: str) -> bool:
    return bool(_SUBJECT.search(before)) and not _FRAME.search(before)


def _spread(words: str, *, size: int) -> list[int]:
    """The numbers of "3, 6 và 9" and "10 đến tháng 2": a span may go over the end of the year."""
    numbers: list[int] = []
    for joint, word in _PART.findall(words):
        number = ROMAN.get(word) or int(word)
        span = numbers and joint.strip().startswith(("-", "den"))
        numbers += _between(numbers[-1], number, size) if span else [number]
    return numbers


def _between(first: int, last: int, size: int) -> list[int]:
    """The numbers behind the first up to the last, round the end of the year."""
    return [(first + step - 1) % size + 1 for step in range(1, (last - first) % size + 1)]
