"""Numbers and symbols of papers: "709/SKHCN-VP", "/CTr-KHCN", "18-KH/VPĐU", "18/2022/QĐ-UBND".

Rules: Decree 30/2020/NĐ-CP, Art. 8 and Annex I part II.3 ("/" between number and symbol, "-" between groups, no
spaces, a number under ten with a leading 0); laws carry the year between them (Law 80/2015/QH13, Art. 7);
the Party puts the hyphen before the kind (Guidance 36-HD/VPTW).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from giaoban.core.papers.kinds import PaperKind, kind_by_code
from giaoban.core.text.folding import nfc


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number and symbol. `number` is None where it is left blank for the clerk; `suffix` is the "a" of "12a".

    `groups` are the parts of the symbol as printed: ("CTr", "KHCN"). `year` is printed between number and
    symbol for laws and normative papers. `party` marks the Party's form, whose kind stands before the stroke.
    """

    number: int | None
    groups: tuple[str, ...]
    year: int | None = None
    suffix: str = ""
    party: bool = False

    @property
    def symbol(self) -> str:
        """The symbol alone: "CTr-KHCN"; of the Party's form "KH/VPĐU"."""
        if self.party:
            return f"{self.groups[0]}/{'-'.join(self.groups[1:])}"
        return "-".join(self.groups)

    @property
    def kind(self) -> PaperKind | None:
        """The kind of paper that the symbol begins with; None for a công văn ("SKHCN-VP")."""
        return kind_by_code(self.groups[0])

    @property
    def issuer(self) -> str:
        """The issuer's code: "KHCN" of "CTr-KHCN", "SKHCN" of "SKHCN-VP"."""
        if self.kind is None:
            return self.groups[0]
        return self.groups[1] if len(self.groups) > 1 else ""

    def __str__(self) -> str:
        return print_number(self)


_LETTERS = r"[^\W\d_][\w&.]*"
_HEAD = re.compile(r"^\s*(?:số\s*(?:hiệu)?|so)?\s*[:.]?\s*", re.IGNORECASE)
_STATE = re.compile(
    rf"(?P<number>\d{{1,6}})?(?P<suffix>[a-zđ]{{1,3}})?(?:/(?P<year>(?:19|20)\d\d))?/(?P<symbol>{_LETTERS}(?:-[\w&.]+)*)"
)
_PARTY = re.compile(
    rf"(?P<number>\d{{1,6}})?(?P<suffix>[a-zđ]{{1,3}})?-(?P<symbol>{_LETTERS})/(?P<issuer>{_LETTERS}(?:-[\w&.]+)*)"
)
# The dots, dashes and lines that stand for a number left blank.
_BLANK = re.compile(r"^[.…_\-–\s]+(?=/|-\s*[^\W\d_])")


def parse_number(text: str) -> PaperNumber | None:
    """The number and symbol that a line prints ("Số: 709 /SKHCN-VP"), spaces not minded; None where there is none.

    A blank number gives `number` None. What stands behind the symbol on the line makes it no number.
    """
    bare = _joined(text)
    state = _STATE.fullmatch(bare)
    if state:
        groups = tuple(state["symbol"].split("-"))
        return PaperNumber(_whole(state["number"]), groups, _whole(state["year"]), state["suffix"] or "")
    party = _PARTY.fullmatch(bare)
    if party:
        groups = (party["symbol"], *party["issuer"].split("-"))
        return PaperNumber(_whole(party["number"]), groups, suffix=party["suffix"] or "", party=True)
    return None


def _joined(text: str) -> str:
    """The line without "Số:", blanks for the clerk, and the spaces about its marks."""
    bare = _BLANK.sub("", _HEAD.sub("", nfc(text))).replace("–", "-")
    return re.sub(r"\s*([/&-])\s*", r"\1", bare).strip().rstrip(".,;:")


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def print_number(number: PaperNumber) -> str:
    """As it is printed: no spaces, a number under ten with a leading 0, nothing for a blank one."""
    digits = "" if number.number is None else f"{number.number:02d}{number.suffix}"
    if number.party:
        return f"{digits}-{number.symbol}"
    year = f"/{number.year}" if number.year else ""
    return f"{digits}{year}/{number.symbol}"


def as_printed(text: str) -> str:
    """A printed number with its spaces taken out and nothing else changed: "709 /SKHCN-VP" → "709/SKHCN-VP"."""
    return re.sub(r"\s+", "", _joined(text))


def next_number(last: PaperNumber | None, groups: tuple[str, ...], *, year: int | None = None) -> PaperNumber:
    """The number after the last one given in its series; 01 where the year has none yet.

    Numbers run from 01 on 1 January to 31 December (Decree 30/2020, Art. 15). A number with a letter ("12a") is
    followed by 13. Raises `ValueError` where the last one was never given a number.
    """
    if last is None:
        return PaperNumber(1, groups, year)
    if last.number is None:
        raise ValueError("Văn bản trước đó chưa được cấp số.")
    return replace(last, number=last.number + 1, suffix="", groups=groups, year=year or last.year)
