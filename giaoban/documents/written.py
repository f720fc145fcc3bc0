"""A paper's words as HTML, each paragraph under its number (`u12`), so that the page can lead the eye to it.

A programme of 300 rows has 1,500 paragraphs in its table: too many for a template inside a template. Everything that
comes from the paper goes through `escape`.
"""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString

from giaoban.documents.showing import Json

REGION = '<div class="table-scroll" tabindex="0" role="region" aria-label="Bảng trong văn bản">'


def blocks_html(content: Json) -> SafeString:
    """The paragraphs and tables of a paper, in order."""
    blocks = content.get("blocks", [])
    return SafeString("".join(_table(block) if block.get("rows") else _paragraph(block) for block in blocks))


def _table(block: Json) -> str:
    rows = "".join(f"<tr>{''.join(map(_cell, row['cells']))}</tr>" for row in block["rows"])
    marks = "paper-table" if block["ruled"] else "paper-table paper-layout"
    return f'{REGION}<table class="{marks}">{rows}</table></div>'


def _cell(cell: Json) -> str:
    reach = "".join(f' {name}="{int(cell[name])}"' for name in ("rowspan", "colspan") if cell[name] > 1)
    return f"<td{reach}>{''.join(map(_paragraph, cell['lines']))}</td>"


def _paragraph(line: Json) -> str:
    marks = " ".join(m for m in ("b" if line["bold"] else "", "i" if line["italic"] else "", line["align"]) if m)
    named = f' class="{escape(marks)}"' if marks else ""
    page = f' data-page="{int(line["page"])}"' if line["page"] else ""
    return f'<p id="u{int(line["unit"])}"{page}{named}>{escape(line["text"])}</p>'
