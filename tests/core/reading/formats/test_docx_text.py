"""Words of a Word file: what a person sees on the printed page, no more and no less."""

import pytest

from giaoban.core.reading.document import Align, Paragraph
from tests.core.reading.formats.word_files import p, read_body, run, texts


def test_runs_are_joined_and_composed() -> None:
    assert texts(p(run("Chu\u031bo\u031bng"), run(" tri\u0300nh"))) == ["Chương trình"]


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = p(
        run("Trước ngày "),
        f'<w:del w:id="1"><w:r><w:delText>10/11</w:delText></w:r></w:del><w:ins w:id="2">{run("15/11")}</w:ins>',
    )

    assert texts(body) == ["Trước ngày 15/11"]


def test_a_moved_passage_stands_only_where_it_went() -> None:
    moved = f'<w:moveFrom w:id="1">{run("Họp giao ban.")}</w:moveFrom>'
    arrived = f'<w:moveTo w:id="2">{run("Họp giao ban.")}</w:moveTo>'

    assert texts(p(moved, run("Việc khác.")) + p(arrived)) == ["Việc khác.", "Họp giao ban."]


def test_a_deleted_paragraph_mark_runs_two_paragraphs_together() -> None:
    first = p(run("Báo cáo "), properties='<w:rPr><w:del w:id="1"/></w:rPr>')

    assert texts(first + p(run("kết quả"))) == ["Báo cáo kết quả"]


def test_text_before_a_deleted_mark_is_kept_when_nothing_follows() -> None:
    assert texts(p(run("Còn lại"), properties='<w:rPr><w:del w:id="1"/></w:rPr>')) == ["Còn lại"]


def test_content_controls_smart_tags_and_links_show_their_text() -> None:
    body = p(
        f"<w:sdt><w:sdtContent>{run('Sở A ')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run('Hà Mai ')}</w:smartTag>",
        f"<w:hyperlink>{run('tại đây')}</w:hyperlink>",
    )

    assert texts(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>") == ["Sở A Hà Mai tại đây"]


def test_a_control_that_was_never_filled_in_says_nothing() -> None:
    hint = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Bấm để nhập ngày</w:t></w:r>'
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{hint}</w:sdtContent></w:sdt>"

    assert texts(p(run("Ngày: "), control)) == ["Ngày:"]


def test_a_field_shows_its_result_only() -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "d/M"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("15/8")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple w:instr="PAGE">{run(" trang 2")}</w:fldSimple>',
    )

    assert texts(body) == ["15/8 trang 2"]


def test_a_field_inside_the_instruction_of_another_is_not_shown() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + mark("separate") + run("ẩn") + mark("end")

    assert texts(p(mark("begin") + inner + mark("separate") + run("hiện") + mark("end"))) == ["hiện"]


def test_hidden_text_is_dropped() -> None:
    assert texts(p(run("Công khai"), run(" nội bộ", "<w:vanish/>"))) == ["Công khai"]


def test_a_break_inside_a_paragraph_makes_two() -> None:
    title = p(run("CHƯƠNG TRÌNH CÔNG TÁC"), "<w:r><w:br/></w:r>", run("THÁNG 11 NĂM 2021"))

    assert texts(title) == ["CHƯƠNG TRÌNH CÔNG TÁC", "THÁNG 11 NĂM 2021"]


def test_tabs_and_special_hyphens_become_plain() -> None:
    assert texts(p("<w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r>")) == ["Số: 12-KH"]


def test_footnote_marks_are_not_text() -> None:
    assert texts(p(run("theo quy định"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("."))) == ["theo quy định."]


def test_capitals_by_format_are_capitals_to_the_reader() -> None:
    assert texts(p(run("thông báo", "<w:caps/>"))) == ["THÔNG BÁO"]


def test_symbols_with_a_meaning_are_kept_and_pictures_are_not() -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    assert texts(p(run("40 "), sign("Symbol", "F0B0"), run("C "), sign("Wingdings", "F028"))) == ["40 °C"]


def test_list_marks_of_picture_fonts_are_dashes() -> None:
    wingdings = run("\uf0a7", '<w:rFonts w:hAnsi="Wingdings"/>')

    assert texts(p(wingdings, run(" Họp giao ban")) + p(run("\uf02d Báo cáo", '<w:rFonts w:hAnsi="Symbol"/>'))) == [
        "- Họp giao ban",
        "- Báo cáo",
    ]


def box(inner: str) -> str:
    return f"<w:txbxContent>{inner}</w:txbxContent>"


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    twice = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box(p(run('DỰ THẢO')))}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box(p(run('DỰ THẢO')))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert texts(p(run("Số: 12/KH"), twice) + p(run("Kính gửi:"))) == ["Số: 12/KH", "DỰ THẢO", "Kính gửi:"]


def test_an_old_text_box_without_alternative_is_read_too() -> None:
    assert texts(p(f"<w:r><w:pict>{box(p(run('Nơi nhận:')))}</w:pict></w:r>")) == ["Nơi nhận:"]


def test_a_rendering_without_text_gives_way_to_one_that_has() -> None:
    picture = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict>{box(p(run('Hộp chữ')))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert texts(p(picture)) == ["Hộp chữ"]


def test_a_table_of_contents_is_left_out() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p(run('I. MỤC TIÊU 2'))}</w:sdtContent></w:sdt>"
    )

    assert texts(contents + p(run("I. MỤC TIÊU"))) == ["I. MỤC TIÊU"]


def only(body: str, styles: str = "") -> Paragraph:
    (paragraph,) = read_body(body, styles=styles).paragraphs()
    return paragraph


def test_bold_is_told_of_the_whole_and_of_the_lead() -> None:
    whole = only(p(run("Nhiệm vụ", "<w:b/>"), run(":")))
    lead = only(p(run("Điều 1.", "<w:b/>"), run(" Phạm vi")))
    off = only(p(run("Thường", '<w:b w:val="0"/>')))

    assert (whole.bold, whole.bold_lead) == (True, len("Nhiệm vụ:"))
    assert (lead.bold, lead.text[: lead.bold_lead]) == (False, "Điều 1.")
    assert (off.bold, off.bold_lead) == (False, 0)


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:jc w:val="center"/></w:pPr>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Base"/>
  <w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


def styled(style: str, *runs: str) -> str:
    return p(*runs, properties=f'<w:pStyle w:val="{style}"/>')


def test_looks_are_inherited_from_styles() -> None:
    paragraph = only(styled("Child", run("Tiêu đề")), STYLES)

    assert (paragraph.bold, paragraph.italic, paragraph.underlined) == (True, True, True)
    assert paragraph.align is Align.CENTRE


def test_a_bold_character_style_inside_a_bold_paragraph_style_is_plain() -> None:
    strong = run("nhẹ", '<w:rStyle w:val="Strong"/>')

    assert not only(styled("Base", strong), STYLES).bold
    assert only(p(strong), STYLES).bold


def test_a_style_based_on_itself_does_no_harm() -> None:
    assert only(styled("Circle", run("vòng")), STYLES).bold


def test_headings_have_a_level() -> None:
    outlined = p(run("Phần"), properties='<w:outlineLvl w:val="0"/>')

    assert only(styled("H2", run("Mục")), STYLES).level == 2
    assert only(outlined).level == 1
    assert only(p(run("Thân"))).level == 0


def test_pages_are_counted_from_the_marks_that_word_left() -> None:
    hard = '<w:r><w:br w:type="page"/></w:r>'
    body = p(run("một")) + p(hard, "<w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r>")

    assert [par.page for par in read_body(body).paragraphs()] == [1, 2]
    assert [par.page for par in read_body(p(run("một")) + p(hard, run("hai"))).paragraphs()] == [1, 2]
    assert [par.page for par in read_body(p(run("một"))).paragraphs()] == [None]


def old(text: str, font: str) -> str:
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def test_text_in_old_fonts_becomes_unicode() -> None:
    assert texts(p(old("Ch­¬ng tr×nh ", ".VnTime"), old("c«ng t¸c", ".VnTimeH"))) == ["Chương trình CÔNG TÁC"]
    assert texts(p(old("Ke", "VNI-Times"), old("á hoaïch", "VNI-Times"))) == ["Kế hoạch"]


def test_a_soft_hyphen_of_an_old_font_is_a_letter() -> None:
    font = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'

    assert texts(p(f"<w:r>{font}<w:t>T</w:t><w:softHyphen/><w:t> vÊn</w:t></w:r>")) == ["Tư vấn"]


def test_unicode_under_an_old_font_stays_as_it_is() -> None:
    body = p(old("Nhiệm vụ trọng tâm", ".VnTime")) + p(old("có", ".VnTime"))

    assert texts(body) == ["Nhiệm vụ trọng tâm", "có"]


@pytest.mark.parametrize("empty", ["", "   ", "\u200b"])
def test_empty_paragraphs_are_no_blocks(empty: str) -> None:
    assert texts(p(run(empty)) + p(run("Nội dung"))) == ["Nội dung"]


def test_lines_and_units_count_up_in_reading_order() -> None:
    paragraphs = list(read_body(p(run("a")) + p() + p(run("b"))).paragraphs())

    assert [(par.unit, par.line) for par in paragraphs] == [(0, 1), (1, 2)]
