"""What an order shall yield: the paper that it tells somebody to make, "xây dựng Kế hoạch …"."""

from __future__ import annotations

from giaoban.core.reading.language.products import read_products
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.quick.model import Said
from giaoban.core.text.patterns import lazy_pattern

_NOUNS = (
    r"(?:du thao\s+)?(?:ke hoach|bao cao|to trinh|quyet dinh|cong van|quy che|quy dinh|quy trinh|de an|de cuong|"
    r"chuong trinh|thong bao|huong dan|phuong an|bien ban|hop dong|danh muc|ho so|bang tong hop|bai viet|"
    r"bai phat bieu|bai tham luan|du toan|tai lieu|giay moi|giay phep|phieu trinh|nghi quyet|chi thi|kich ban|thu moi|"
    r"van ban)"
)
_MAKES = (
    r"(?:xay dung|tham muu(?:\s+(?:ban hanh|xay dung|trinh|giup\s+\w+))*|soan(?:\s+thao)?|viet|lap|hoan thien|"
    r"(?<!ve )(?<!y )(?<!dinh )(?<!xet )du thao|"
    r"hoan chinh|ban hanh|trinh|lam|bien soan|chuan bi|hoan tat|cap nhat|bo sung|tra loi bang|phat hanh|co|nop|gui|tao)"
)
_MADE = lazy_pattern(rf"(?<!\w){_MAKES}\s+(?:xong\s+|ngay\s+)?(?P<product>(?P<noun>{_NOUNS})(?!\w)[^,;.:()\n]*)")
_REPORTS = lazy_pattern(
    r"(?:^|[,;]\s*|(?<!\w)(?:va|roi|,)\s+)(?P<product>bao cao(?:\s+(?:ket qua|tien do|nhanh|bang van ban|tong hop))?)"
    r"(?=\s*(?:$|[,;.]|cho\b|lanh dao|giam doc|ban giam doc|so\b|ubnd|tinh\b|d\s?/\s?c))"
)
# Where the name of a paper ends and the next act begins.
_GOES_ON = lazy_pattern(
    r"(?<!\bto)\s+(?:va\s+)?(?:trinh|gui|bao cao|xin y kien|lay y kien|de trinh|nop|tham muu|theo|"
    r"cho\s+(?:lanh|ban|giam|ubnd|so))(?!\w)"
)
FROM_VERB = "Suy từ chữ “báo cáo” trong câu."


def products_in(line: str, folded: str, places: list[tuple[int, int]]) -> tuple[Said, ...]:
    """The papers that the line tells to make; `places` (who and when) belong to no name. Positions as folded."""
    found: list[Said] = []
    for match in _MADE.finditer(folded):
        begin, end = match.span("product")
        whole = Passage.alone(line[begin : _end(folded, match.end("noun"), end, places)])
        found.extend(_said(line, begin + p.pieces[0][2], len(p), "") for p in read_products([whole]) if p.pieces)
    for match in _REPORTS.finditer(_blanked(folded, places)):
        begin, end = match.span("product")
        if not any(said.begin <= begin < said.end for said in found):
            found.append(_said(line, begin, end - begin, FROM_VERB))
    return tuple(sorted(found, key=lambda said: said.begin))


def _end(folded: str, begin: int, end: int, places: list[tuple[int, int]]) -> int:
    goes_on = _GOES_ON.search(folded, begin, end)
    end = goes_on.start() if goes_on else end
    return min([end, *(first for first, _ in places if first > begin)])


def _blanked(folded: str, places: list[tuple[int, int]]) -> str:
    text = folded
    for begin, end in places:
        text = text[:begin] + "," * (end - begin) + text[end:]
    return text


def _said(line: str, begin: int, length: int, why: str) -> Said:
    words = line[begin : begin + length]
    return Said(words[:1].upper() + words[1:], begin, begin + length, why)
