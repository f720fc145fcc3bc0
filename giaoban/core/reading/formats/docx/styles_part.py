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
_STYLE = re.compile(rb'<w:style\s[^>]*?\bw:styleId\s*=\s*(?:"([^">]*)"|\'([^\'>]*)\')[^>]*(?<!/)>')
_ATTRIBUTE = re.compile(rb'\bw:(type|default)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
_ENCODING = re.compile(rb'^[^<]*<\?xml[^>]*encoding=["\'](?!utf-8["\'])', re.IGNORECASE)
_ON = ("1", "true", "on")


class StylesPart:
    """Styles by id. `defaults` is the `w:docDefaults` element, None where there is none."""

    def __init__(self, data: bytes | None = None, limits: Limits | None = None) -> None:
        """Raises `Refused` for a part that is unsafe or, where it has to be parsed whole, damaged."""
        self.defaults: etree._Element | None = None
        self._limits = limits or Limits()
        self._data = self._opening = b""
        self._starts: dict[str, int] = {}
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
        if style_id not in self._parsed and style_id in self._starts:
            self._parsed[style_id] = self._piece(self._starts[style_id], b"</w:style>")
        return self._parsed.get(style_id)

    def default(self, kind: str) -> str | None:
        """The id of the default style of a kind ("paragraph", "table")."""
        return self._default_ids.get(kind)

    def _cut(self, data: bytes, opening: bytes) -> None:
        self._data, self._opening = data, opening
        for match in _STYLE.finditer(data):
            style_id = _text(match.group(1) or match.group(2) or b"")
            self._starts.setdefault(style_id, match.start())
            if b"w:default" in match.group():
                said = {a[0]: a[1] or a[2] for a in _ATTRIBUTE.findall(match.group())}
                self._note_default(style_id, _text(said.get(b"type", b"")), _text(said.get(b"default", b"")))
        self.defaults = self._piece(data.find(b"<w:docDefaults>"), b"</w:docDefaults>")

    def _piece(self, start: int, closing: bytes) -> etree._Element | None:
        end = self._data.find(closing, max(start, 0))
        return self._parse(self._data[start : end + len(closing)]) if 0 <= start < end else None

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


def _text(value: bytes) -> str:
    return html.unescape(value.decode("utf-8", "replace"))
