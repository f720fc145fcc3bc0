"""Automatic numbers of a Word file read as Word prints them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.formats.docx.numbering import print_number
from tests.core.reading.formats.word_files import cell, p, read_body, row, run, table, texts


def level(index: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def point(text: str, number: int = 1, depth: int | None = 0) -> str:
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return p(run(text) if text else "", properties=f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>')


OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
)


def test_an_outline_is_numbered_and_deeper_levels_begin_again() -> None:
    body = "".join(
        point(text, depth=depth)
        for text, depth in [("Mục", 0), ("Ý", 1), ("Ý", 1), ("Điểm", 2), ("Mục", 0), ("Ý", 1), ("Gạch", 3)]
    )

    assert texts(body, numbering=OUTLINE + num(1, 0)) == [
        "I. Mục", "1. Ý", "2. Ý", "a) Điểm", "II. Mục", "1. Ý", "- Gạch",
    ]  # fmt: skip


def test_a_level_shows_the_numbers_above_it() -> None:
    numbering = abstract(0, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2")) + num(1, 0)

    assert texts(point("A") + point("b", depth=1), numbering=numbering) == ["I A", "I.1 b"]


def test_a_legal_level_prints_all_numbers_in_digits() -> None:
    numbering = abstract(0, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)

    assert texts(point("A") + point("b", depth=1), numbering=numbering)[1] == "1.1 b"


def test_words_around_a_number_are_printed() -> None:
    numbering = abstract(0, level(0, "decimal", "Điều %1.", '<w:suff w:val="space"/>')) + num(1, 0)

    assert texts(point("Phạm vi") + point("Đối tượng"), numbering=numbering) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_a_number_without_suffix_touches_its_text() -> None:
    numbering = abstract(0, level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')) + num(1, 0)

    assert texts(point("/ Họp"), numbering=numbering) == ["1/ Họp"]


def test_two_lists_of_one_abstract_list_count_on_unless_one_starts_over() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, over)
    body = point("a") + point("b", 2) + point("c", 3) + point("d", 3)

    assert texts(body, numbering=numbering) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_list_may_print_a_level_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'

    assert texts(point("x", 2), numbering=abstract(0, level(0, "decimal", "%1.")) + num(2, 0, own)) == ["a) x"]


def test_a_level_that_never_restarts_runs_on_across_sections() -> None:
    numbering = abstract(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)
    body = point("A") + point("x", depth=1) + point("B") + point("y", depth=1)

    assert texts(body, numbering=numbering) == ["I. A", "1. x", "II. B", "2. y"]


STYLES = """
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="MucCon"/><w:basedOn w:val="Muc"/></w:style>
<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="Y"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="DanhSach"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""  # noqa: E501 - a style to a line


def styled(style: str, text: str, extra: str = "") -> str:
    return p(run(text), properties=f'<w:pStyle w:val="{style}"/>{extra}')


def test_a_paragraph_style_brings_its_number() -> None:
    numbering = OUTLINE + num(1, 0)

    assert texts(styled("MucCon", "A") + styled("Y", "b"), styles=STYLES, numbering=numbering) == ["I. A", "1. b"]


def test_a_paragraph_can_give_up_the_number_of_its_style() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'

    assert texts(styled("Muc", "A", none), styles=STYLES, numbering=OUTLINE + num(1, 0)) == ["A"]


def test_a_list_may_be_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>'

    assert texts(point("A", 7), styles=STYLES, numbering=OUTLINE + linked + num(1, 0) + num(7, 5)) == ["I. A"]


@pytest.mark.parametrize(("sign", "printed"), [("\uf0b7", "- "), ("-", "- "), ("+", "+ "), ("*", "* "), ("o", "- ")])
def test_bullets_are_dashes_unless_the_sign_means_a_level(sign: str, printed: str) -> None:
    assert texts(point("x"), numbering=abstract(0, level(0, "bullet", sign)) + num(1, 0)) == [printed + "x"]


def test_a_number_column_of_a_table_is_read_though_its_cells_hold_no_text() -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    rows = [row(cell(body=point("")), text) for text in ("Việc một", "Việc hai")]

    document = read_body(table(row("TT", "Nội dung"), *rows), numbering=numbering)

    assert [[c.text for c in r.cells] for r in next(document.tables()).rows] == [
        ["TT", "Nội dung"], ["1", "Việc một"], ["2", "Việc hai"],
    ]  # fmt: skip


def test_an_empty_point_between_others_counts_but_is_no_block() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)

    assert texts(point("a") + point("") + point("c"), numbering=numbering) == ["1. a", "3. c"]


def test_an_unknown_list_prints_nothing() -> None:
    assert texts(point("x", 99), numbering=OUTLINE + num(1, 0)) == ["x"]
    assert texts(point("x", 1)) == ["x"]


def test_the_number_of_a_bold_point_is_part_of_its_bold_lead() -> None:
    bold = p(run("Về kinh tế:", "<w:b/>"), run(" tăng"), properties='<w:numPr><w:numId w:val="1"/></w:numPr>')

    (paragraph,) = read_body(bold, numbering=OUTLINE + num(1, 0)).paragraphs()

    assert paragraph.text[: paragraph.bold_lead] == "I. Về kinh tế:"


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"),
        (26, "upperLetter", "Z"), (28, "lowerLetter", "bb"), (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"), (7, "001, 002, 003, ...", "007"), (3, "none", ""),
        (0, "decimal", "0"), (3, "unheard-of", "3"),
    ],
)  # fmt: skip
def test_numbers_in_the_forms_of_word(number: int, form: str, printed: str) -> None:
    assert print_number(number, form) == printed


@given(st.integers(1, 3999))
def test_a_roman_number_has_no_sign_four_times_in_a_row(number: int) -> None:
    printed = print_number(number, "upperRoman")

    assert not any(sign * 4 in printed for sign in "MDCLXVI")
