"""Inline marks of Markdown and stray HTML in a line of text: taken off, and remembered as style."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# One mark a match; the order matters: `***` before `**` before `*`.
_MARK = re.compile(
    r"(?P<tag></?(?:b|strong|i|em|u|ins|p|br|span|font|div|sup|sub|center|small|big|a|li|ul|ol|h[1-6])\b[^<>]{0,300}/?>)"
    r"|(?P<star>\*{1,3}+(?=\S)|(?<=\S)\*{1,3}+)"
    r"|(?P<line>(?<!\w)__?+(?=\S)|(?<=\S)__?+(?!\w))"
    r"|(?P<escape>\\[\\`*_{}\[\]()#+\-.!|>~])",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s\s|[^\S ]")
_WORD = re.compile(r"\S+")
_BREAKS = {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
_BOLD = {"b", "strong"}
_ITALIC = {"i", "em"}
_UNDERLINED = {"u", "ins"}


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of text without marks, and how each of its characters was set: flags b, i, u as bits 1, 2, 4."""

    text: str
    flags: bytes

    def strip(self) -> Styled:
        left = len(self.text) - len(self.text.lstrip())
        right = len(self.text.rstrip())
        if left == 0 and right == len(self.text):
            return self
        return Styled(self.text[left:right], self.flags[left:right])

    def squeeze(self) -> Styled:
        """White space folded to single spaces, none at the ends."""
        if not _LOOSE.search(self.text):
            return self.strip()
        words = [match.span() for match in _WORD.finditer(self.text)]
        # A space is set as the word before it.
        flags = b"".join(self.flags[start:end] + self.flags[end - 1 : end] for start, end in words)
        return Styled(" ".join([self.text[start:end] for start, end in words]), flags[:-1])

    def style(self) -> tuple[bool, bool, bool, int]:
        """bold, italic, underlined (of all its letters), and the number of bold characters it begins with."""
        if not any(self.flags) or not self.text.strip():
            return False, False, False, 0
        letters = {f for c, f in zip(self.text, self.flags, strict=True) if not c.isspace()}
        bold, italic, underlined = (all(f & bit for f in letters) for bit in (1, 2, 4))
        return bold, italic, underlined, len(self.text) if bold else self._bold_lead()

    def _bold_lead(self) -> int:
        lead = 0
        for c, f in zip(self.text, self.flags, strict=True):
            if not (f & 1 or c.isspace()):
                break
            lead += 1
        return len(self.text[:lead].rstrip())


class Marks:
    """The marks that are open while a chunk of lines is read: bold may begin on one line and end on the next."""

    def __init__(self) -> None:
        self.stars = 0
        self.tags: set[str] = set()

    def read(self, line: str) -> list[Styled]:
        """The line cut at <p> and <br>, without marks, each part with the style of its characters."""
        if not any(c in line for c in "<*_\\&"):
            return [Styled(line, bytes([self._flags()]) * len(line))]
        parts: list[tuple[list[str], bytearray]] = [([], bytearray())]
        at = 0
        for match in _MARK.finditer(line):
            self._put(parts[-1], line[at : match.start()])
            at = match.end()
            if match["tag"]:
                if self._tag(match["tag"]):
                    parts.append(([], bytearray()))
            elif match["escape"]:
                self._put(parts[-1], match["escape"][1])
            elif not self._star(match[0], line, match.start()):
                self._put(parts[-1], match[0])
        self._put(parts[-1], line[at:])
        return [Styled("".join(text), bytes(flags)) for text, flags in parts]

    def close(self) -> None:
        """A blank line ends whatever was left open."""
        self.stars = 0
        self.tags.clear()

    def _flags(self) -> int:
        flags = self.stars
        flags |= 1 if self.tags & _BOLD else 0
        flags |= 2 if self.tags & _ITALIC else 0
        flags |= 4 if self.tags & _UNDERLINED else 0
        return flags

    def _put(self, part: tuple[list[str], bytearray], text: str) -> None:
        if "&" in text:
            text = html.unescape(text)
        part[0].append(text)
        part[1].extend(bytes([self._flags()]) * len(text))

    def _tag(self, tag: str) -> bool:
        """Opens or closes a tag; whether it breaks the line."""
        name = re.sub(r"[^a-z0-9]", "", tag.lower().split()[0])
        if name in _BREAKS:
            return True
        if tag.startswith("</"):
            self.tags.discard(name)
        else:
            self.tags.add(name)
        return False

    def _star(self, mark: str, line: str, at: int) -> bool:
        """Opens or closes emphasis; False where the character stands for itself (a bullet, a snake_name)."""
        bit = {1: 2, 2: 1, 3: 3}[len(mark)]
        if self.stars & bit:
            self.stars &= ~bit
            return True
        opens = at + len(mark) < len(line) and not line[at + len(mark)].isspace()
        # An emphasis must end somewhere on the line or, for bold over two lines, may end later.
        if opens and (mark in line[at + len(mark) :] or len(mark) > 1):
            self.stars |= bit
            return True
        return False
