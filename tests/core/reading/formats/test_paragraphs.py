"""Lines of a page joined into paragraphs by where they begin and end."""

from __future__ import annotations

import pytest

from giaoban.core.reading.formats.page_layout import Line, Word
from giaoban.core.reading.formats.paragraphs import Region

PAGE = Region(left=71, right=552, pitch=16)


@pytest.mark.parametrize(
    ("begins", "ends", "centred"),
    [(99, 552, False), (150, 473, True), (80, 541, True), (71, 552, False)],
)
def test_a_full_line_with_an_indent_of_one_centimetre_is_not_centred(begins: int, ends: int, centred: bool) -> None:
    line = Line([Word("Thực hiện", begins, 300, base=100, size=13), Word("báo", 310, ends, base=100, size=13)])

    assert PAGE.centred(line) is centred
