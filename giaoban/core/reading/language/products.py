"""Expected outputs of a task, from a cell: "Dự thảo Kế hoạch", "Quyết định và Hợp đồng", "- Báo cáo; - Tờ trình"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from giaoban.core.reading.passage import Passage
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

_NOUNS = (
    r"(?:các\s+)?(?:dự thảo\s+)?(?:quyết định|kế hoạch|báo cáo|tờ trình|hợp đồng|biên bản"
    r"|công văn|văn bản|giấy|quy trình|quy chế|đề án|"
    r"nghị quyết|chương trình|thông báo|hướng dẫn|danh mục|hồ sơ|phim|hội nghị|hội thảo"
    r"|kết luận|b/c|quy định|chỉ thị|phương án|phiếu|sổ|tài liệu)"
)
_MARK = lazy_pattern(r"^\s*(?:[-–+*•]|\(?\d{1,2}[.)])\s*")
_SEPARATOR = compiled(rf"\s*;\s*|\s*,\s*(?=[\U])|\s*,\s*(?=(?i:{_NOUNS})(?!\w))|\s*\n\s*")
_AND = lazy_pattern(rf"^(?P<first>{_NOUNS}[^,;]*?)\s+(?:và|&)\s+(?P<second>{_NOUNS}.*)$", re.IGNORECASE)
_BEGINS = lazy_pattern(rf"(?i:{_NOUNS})(?!\w)")
# "Dự thảo ⏎ Quyết định", "Quyết định phê duyệt ⏎ Kế hoạch": the line above is not complete.
_UNFINISHED = lazy_pattern(
    r"(?<!\w)(?:dự thảo|và|các|về|của|phê duyệt|ban hành|thực hiện|triển khai|xây dựng|công bố|kèm|theo|trình|hoặc)$",
    re.IGNORECASE,
)
_NOTHING = lazy_pattern(r"^[\s\-–—./\\]*$|^(?:không|nt|như trên)\.?$", re.IGNORECASE)


def _begins_anew(above: str, line: str) -> bool:
    """Whether a line of a cell is an output of its own: "Biên bản kiểm tra ⏎ Báo cáo"."""
    if not line[:1].isupper():
        return False
    if above.endswith((";", ".", ",")):
        return True
    return bool(_BEGINS.match(line) and _BEGINS.match(above) and not _UNFINISHED.search(above))


def read_products(lines: Iterable[Passage]) -> tuple[Passage, ...]:
    """The outputs that a cell lists, each as printed; a line that goes on with the one above is joined to it."""
    whole = Passage("")
    for line in lines:
        mark = _MARK.match(line.text)
        text = (line.cut(mark.end(), len(line)) if mark else line).strip()
        if text:
            anew = bool(mark) or _begins_anew(whole.text.rstrip(), text.text)
            whole = Passage.join((whole, text), "\n" if whole and anew else " ")
    found: list[Passage] = []
    for piece in whole.split(_SEPARATOR):
        match = _AND.match(piece.text)
        if match:
            found.extend((piece.cut(0, match.end("first")), piece.cut(match.start("second"), len(piece))))
        else:
            found.append(piece)
    cleaned = (piece.strip(" ;,.-–").squeeze() for piece in found)
    return tuple(piece for piece in cleaned if piece and not _NOTHING.match(piece.text))
