"""The makers of sample papers: the same content in every format, as offices and portals give it."""

from __future__ import annotations

import dataclasses
import io
import re
import unicodedata

import docx
import pytest

from tests.samples.paper import Paper, Writer, plain
from tools.make_papers.build import samples
from tools.make_papers.from_text import from_text
from tools.make_papers.to_docx import to_docx
from tools.make_papers.to_pdf import has_fonts, to_pdf
from tools.make_papers.to_scan import to_scan
from tools.make_papers.to_text import to_text


def a_paper() -> Paper:
    w = Writer("thu", "monthly_programme", "a small paper")
    w.title("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2022")
    w.section("I", "I. CÔNG TÁC CHUNG", "CÔNG TÁC CHUNG")
    w.bullet("Rà soát quy trình.", number="a)")
    w.bullet("Báo cáo kết quả.", number="a)")
    w.grid([["TT", "Nội dung"], ["1", ["__Sáng:__ Họp", "Chiều: Nghỉ"]]], (10, 90))
    return w.finish()


def test_automatic_letters_are_word_numbering_and_printed_letters_in_text() -> None:
    paper = a_paper()

    document = docx.Document(io.BytesIO(to_docx(paper)))

    assert "Rà soát quy trình." in [p.text for p in document.paragraphs]
    assert "a) Rà soát quy trình." in to_text(paper)
    assert "b) Báo cáo kết quả." in to_text(paper)


def test_a_cell_of_several_lines_keeps_them_apart() -> None:
    paper = a_paper()

    table = docx.Document(io.BytesIO(to_docx(paper))).tables[0]

    assert [p.text for p in table.cell(1, 1).paragraphs] == ["Sáng: Họp", "Chiều: Nghỉ"]
    assert "<p><u>Sáng:</u> Họp</p><p>Chiều: Nghỉ</p>" in to_text(paper)


def test_text_styles_write_the_same_table_in_the_ways_portals_do() -> None:
    styles = {s: to_text(dataclasses.replace(a_paper(), text_style=s)) for s in ("pipes", "cells", "oneline")}

    assert "| TT | Nội dung |" in styles["pipes"]
    assert "TT\n\nNội dung\n\n1" in styles["cells"]
    assert "TT | Nội dung | 1 |" in styles["oneline"]


def test_decomposed_text_says_the_same() -> None:
    text = to_text(dataclasses.replace(a_paper(), text_style="decomposed"))

    assert "Rà soát" not in text
    assert "Rà soát" in unicodedata.normalize("NFC", text)


@pytest.mark.skipif(not has_fonts(), reason="no Tinos to print with (apt: fonts-croscore)")
def test_the_same_paper_always_gives_the_same_scan() -> None:
    pdf = to_pdf(a_paper())

    assert to_scan(pdf, "thu")[:2000] == to_scan(pdf, "thu")[:2000]
    assert len(to_scan(pdf, "thu")) == len(to_scan(pdf, "thu"))


def test_a_row_cut_by_a_page_end_is_whole_again() -> None:
    text = "TT\tNội dung\tĐơn vị\n1\tRà soát quy\tVăn phòng\n\n\ttrình cấp phép\t\n2\tHọp\tThanh tra\n"

    (table,) = from_text("thu", text, {}).blocks

    assert [cell.lines for cell in table.rows[1] if cell] == [("1",), ("Rà soát quy trình cấp phép",), ("Văn phòng",)]  # type: ignore[union-attr]


def test_every_truth_is_printed_on_its_paper() -> None:
    """A slip of the pen in a truth would count against the reader for ever."""
    lost = [
        (s.paper.name, entry["text"])
        for s in samples()
        for entity in ("items", "events")
        for entry in s.paper.truth[entity]
        if not _printed(s.paper, entry["text"])
    ]

    assert lost == []


def test_every_kind_is_in_both_halves() -> None:
    kinds = {group: {s.paper.truth["kind"] for s in samples([group])} for group in ("development", "held_out")}

    assert len(kinds["development"]) == 7
    assert kinds["development"] == kinds["held_out"]


def _printed(paper: Paper, text: object) -> bool:
    options = text["any"] if isinstance(text, dict) else [text]
    page = plain(to_text(dataclasses.replace(paper, text_style="lines"))).replace("\n", " ")
    page = " ".join(re.sub(r"</?[bu]>", "", page.replace("<p>", " ").replace("</p>", " ")).split())
    return any(str(option) in page for option in options)
