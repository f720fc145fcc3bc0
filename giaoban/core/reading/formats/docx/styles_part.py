"""The styles part of a Word file, parsed style by style when asked for.

Word writes hundreds of styles into a file that uses five; parsing them all takes longer than reading the text.
"""

from __future__ import annotations

import html
import re

from lxml import etree

from giaoban.core.reading.formats.archive import DAMAGED, UNSAFE, has_dtd, parse_xml
from giaoban.core.reading.formats.docx.names import w
from giaoban.core.reading.refusal import Limits, Refused

_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_STYLE = re.compile(rb"<w:style\s[^>]*>")
_ATTRIBUTE = re.compile(rb'\bw:(styleId|type|default)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
_ENCODING = re.compile(rb'^[^<]*<\?xml[^>]*encoding=["\'](?!utf-8["\'])', re.IGNORECASE)
_ON = ("1", "true", "on")


class StylesPart:
    """Styles by id. `defaults` is the `w:docDefaults` element, None where there is none."""

    def __init__(self, data: bytes | None = None, limits: Limits | None = None) -> None:
        """Raises `Refused` for a part that is unsafe or, where it has to be parsed whole, damaged."""
        self.defaults: etree._Element | None = None
        self._limits = limits or Limits()
        self._opening = b""
        self._pieces: dict[str, bytes] = {}
        self._parsed: dict[str, etree._Element | None] = {}
        self._default_ids: dict[str, str] = {}
        if data is None:
            return
        if has_dtd(data):
            raise Refused(UNSAFE)
        root = _ROOT.search(data)
        if root is None or _ENCODING.match(data):
            self._parse_whole(data)
        else:
            self._cut(data, root.group())

    def style(self, style_id: str) -> etree._Element | None:
        """The `w:style` element of an id, None where there is none or it is damaged."""
        if style_id not in self._parsed and style_id in self._pieces:
            self._parsed[style_id] = self._parse(self._pieces[style_id])
        return self._parsed.get(style_id)

    def default(self, kind: str) -> str | None:
        """The id of the default style of a kind ("paragraph", "table")."""
        return self._default_ids.get(kind)

    def _cut(self, data: bytes, opening: bytes) -> None:
        self._opening = opening
        for match in _STYLE.finditer(data):
            end = data.find(b"</w:style>", match.end())
            if end >= 0 and not match.group().endswith(b"/>"):
                found = {a[0]: a[1] or a[2] for a in _ATTRIBUTE.findall(match.group())}
                said = {key.decode(): html.unescape(value.decode("utf-8", "replace")) for key, value in found.items()}
                self._pieces.setdefault(said.get("styleId", ""), data[match.start() : end + 10])
                self._note_default(said.get("styleId", ""), said.get("type", ""), said.get("default", ""))
        start, end = data.find(b"<w:docDefaults>"), data.find(b"</w:docDefaults>")
        if 0 <= start < end:
            self.defaults = self._parse(data[start : end + 16])

    def _parse(self, piece: bytes) -> etree._Element | None:
        try:
            return parse_xml(self._opening + piece + b"</w:styles>", self._limits)[0]
        except Refused as refused:
            if str(refused) != DAMAGED:
                raise
            return None

    def _parse_whole(self, data: bytes) -> None:
        root = parse_xml(data, self._limits)
        self.defaults = root.find(w("docDefaults"))
        for style in root.iterchildren(w("style")):
            style_id = style.get(w("styleId"), "")
            self._parsed[style_id] = style
            self._note_default(style_id, style.get(w("type"), ""), style.get(w("default"), ""))

    def _note_default(self, style_id: str, kind: str, default: str) -> None:
        if default in _ON:
            self._default_ids.setdefault(kind, style_id)
