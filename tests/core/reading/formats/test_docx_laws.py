"""Laws of reading Word files: any nesting of any elements is read or refused, and what is read is in order."""

import io

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading.document import Document
from giaoban.core.reading.formats.docx import open_document
from giaoban.core.reading.refusal import Limits, Refused
from tests.core.reading.formats.word_files import cell, p, read_body, row, run, table, word_file

_BLOCKS = ["p", "tbl", "sdt", "ins", "customXml", "mc:AlternateContent"]
_CONTAINERS = [
    *_BLOCKS,
    "tr",
    "tc",
    "sdtContent",
    "r",
    "hyperlink",
    "txbxContent",
    "drawing",
    "pict",
    "mc:Choice",
    "del",
]
_PROPERTIES = ["pPr", "rPr", "tblPr", "tcPr", "trPr", "sdtPr", "numPr", "tblBorders", "tblGrid", "sectPr"]
_LEAVES = [
    "t", "tab", "br", "cr", "fldChar", "sym", "vMerge", "hMerge", "gridSpan", "gridBefore", "gridAfter", "gridCol",
    "b", "i", "u", "vanish", "caps", "jc", "outlineLvl", "numId", "ilvl", "pStyle", "rStyle", "tblStyle", "rFonts",
    "lastRenderedPageBreak", "del", "moveFrom", "tcW", "tblHeader", "insideH", "top", "softHyphen", "pageBreakBefore",
]  # fmt: skip
_VALUES = ["", "0", "1", "2", "-3", "7", "9999999999", "1e9", "nan", "x", "restart", "begin", "separate", "end", "page",
           "F0B7", ".VnTime", "center", "single", "Heading1", "ListNumber"]  # fmt: skip
_ATTRIBUTES = ["val", "w", "type", "fldCharType", "char", "font", "ascii", "hAnsi", "firstRow"]

_attributes = st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=2)


def _element(name: str, attributes: dict[str, str], inside: str) -> str:
    tag = name if ":" in name else f"w:{name}"
    said = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{said}>{inside}</{tag}>"


_leaf = st.builds(_element, st.sampled_from(_LEAVES), _attributes, st.sampled_from(["", "chữ", "Ch­¬ng"]))
_any = st.recursive(
    _leaf,
    lambda inner: st.builds(
        _element, st.sampled_from(_CONTAINERS + _PROPERTIES), _attributes, st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=25,
)


def read_or_refuse(data: bytes) -> Document | str:
    try:
        return open_document(data, "mau.docx", Limits())
    except Refused as refusal:
        return str(refusal)


@settings(max_examples=80, deadline=None)
@given(st.lists(_any, min_size=1, max_size=5).map("".join))
def test_any_nesting_of_elements_is_read_or_refused(body: str) -> None:
    assert read_or_refuse(word_file(body, styles=body, numbering=body))


_words = st.text(alphabet="aăâbcdđeêghi0123456789 ,.-\tÁếộ", max_size=12)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(_words, min_size=2, max_size=4), min_size=1, max_size=6), _words)
def test_what_python_docx_writes_is_read_back_in_order(rows: list[list[str]], title: str) -> None:
    written = docx.Document()
    written.add_paragraph(f"Mở {title}")
    width = max(map(len, rows))
    made = written.add_table(len(rows), width, style="Table Grid")
    for table_row, texts in zip(made.rows, rows, strict=True):
        for made_cell, text in zip(table_row.cells, texts, strict=False):
            made_cell.text = text
    written.add_paragraph("Hết")
    buffer = io.BytesIO()
    written.save(buffer)

    read = open_document(buffer.getvalue(), "mau.docx", Limits())

    flat = [" ".join(text.split()) for texts in rows for text in texts]
    texts_read = [p.text for p in read.paragraphs() if p.text]
    assert texts_read == [" ".join(f"Mở {title}".split()), *[text for text in flat if text], "Hết"]
    assert [p.unit for p in read.paragraphs()] == list(range(len(list(read.paragraphs()))))


_spans = st.integers(1, 4).map('<w:gridSpan w:val="{}"/>'.format)
_merges = st.sampled_from(["", "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"])
_widths = st.integers(10, 4000).map('<w:tcW w:w="{}" w:type="dxa"/>'.format)
_cells = st.builds(lambda *said: cell("x", properties="".join(said)), st.just("") | _spans, _merges, _widths)
_gaps = st.sampled_from(["", '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="2"/>'])
_rows = st.builds(lambda cells, gap: row(*cells, properties=gap), st.lists(_cells, min_size=1, max_size=5), _gaps)


@settings(max_examples=80, deadline=None)
@given(st.lists(_rows, min_size=1, max_size=6), st.lists(st.integers(5, 3000), max_size=7).map(tuple))
def test_cells_never_lie_over_each_other_nor_outside_the_table(rows: list[str], widths: tuple[int, ...]) -> None:
    document = read_body(table(*rows, widths=widths) + p(run("Hết")))

    places = [
        (made.index, line, column)
        for made in document.tables()
        for table_row in made.rows
        for one in table_row.cells
        for line in range(one.row, one.row + one.rowspan)
        for column in range(one.column, one.column + one.colspan)
    ]
    assert len(places) == len(set(places))
    assert all(
        line < len(made.rows) and column < made.width
        for made in document.tables()
        for index, line, column in places
        if index == made.index
    )
