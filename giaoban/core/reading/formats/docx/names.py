"""Names of WordprocessingML elements and attributes, spelled once."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Files saved as "Strict Open XML" use other names for the same things.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return _W + name


VAL = w("val")

# Blocks
BODY, P, TBL, TR, TC, SECT_PR = w("body"), w("p"), w("tbl"), w("tr"), w("tc"), w("sectPr")
P_PR, R_PR, TBL_PR, TR_PR, TC_PR = w("pPr"), w("rPr"), w("tblPr"), w("trPr"), w("tcPr")
SDT, SDT_PR, SDT_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")

# What holds runs or blocks and is itself invisible: insertions are accepted, deletions are not listed here.
CONTAINERS = frozenset(
    [w(n) for n in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "ruby")]
    + [w("rubyBase"), SDT_CONTENT]
)
MATH = frozenset([_M + "oMath", _M + "oMathPara"])
MATH_TEXT = _M + "t"

# Inside runs
R, T, TAB, PTAB, BR, CR = w("r"), w("t"), w("tab"), w("ptab"), w("br"), w("cr")
SYM, NO_BREAK_HYPHEN, SOFT_HYPHEN = w("sym"), w("noBreakHyphen"), w("softHyphen")
FLD_CHAR, FLD_CHAR_TYPE, RENDERED_BREAK = w("fldChar"), w("fldCharType"), w("lastRenderedPageBreak")
TEXT_BOX, ALTERNATE = w("txbxContent"), _MC + "AlternateContent"
CHOICE, FALLBACK = _MC + "Choice", _MC + "Fallback"
DRAWINGS = frozenset([w("drawing"), w("pict"), w("object"), ALTERNATE])
