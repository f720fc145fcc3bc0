"""Leaders and units from fused cells, in the spellings that offices use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.document import Paragraph
from giaoban.core.reading.language.people import read_bodies
from giaoban.core.reading.language.shapes import Expect
from giaoban.core.reading.model import Person
from giaoban.core.reading.passage import Passage

People = list[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("cell", "leaders", "units"),
    [
        ("Đ/c Vũ Thị Hà Giang/ Phòng QLCN và ĐMST", [("Vũ Thị Hà Giang", None)], ["Phòng QLCN và ĐMST"]),
        ("Đ/c Đỗ Khiêm Phòng KHTC", [("Đỗ Khiêm", None)], ["Phòng KHTC"]),
        ("Đ/c Minh Tuệ Chi cục", [("Minh Tuệ", None)], ["Chi cục"]),
        (
            "Đ/c Minh Tuệ Văn phòng Sở, các phòng, đơn vị liên quan",
            [("Minh Tuệ", None)],
            ["Văn phòng Sở", "các phòng, đơn vị liên quan"],
        ),
        ("Đ/c Sâm - Bí thư Đảng ủy, GĐ Sở", [("Sâm", "Bí thư Đảng ủy, GĐ Sở")], []),
        ("Đ/c Sâm GĐ Sở, Đ/c Bích PGĐ Sở", [("Sâm", "GĐ Sở"), ("Bích", "PGĐ Sở")], []),
        ("Đ/c Sâm, GĐ Sở", [("Sâm", "GĐ Sở")], []),
        ("PCT Lê Hữu Nhân", [("Lê Hữu Nhân", "PCT")], []),
        ("Đ/c Mận - PCT UBND; Đ/c Lũy : CVP", [("Mận", "PCT UBND"), ("Lũy", "CVP")], []),
        ("Ông A - Phó Giám đốc", [("A", "Phó Giám đốc")], []),
        ("PGĐ Nguyễn Văn A", [("Nguyễn Văn A", "PGĐ")], []),
        ("Phó Giám đốc Sở Trần Văn B", [("Trần Văn B", "Phó Giám đốc Sở")], []),
        ("Chủ tịch UBND tỉnh Nguyễn Văn A", [("Nguyễn Văn A", "Chủ tịch UBND tỉnh")], []),
        ("Đ/c Nguyễn Đăng Khoa / Văn phòng", [("Nguyễn Đăng Khoa", None)], ["Văn phòng"]),
        ("Các đ/c: Thắng, Tùng", [("Thắng", None), ("Tùng", None)], []),
        ("Lãnh đạo Sở", [("Lãnh đạo Sở", None)], []),
        ("Chủ tịch, Các Phó Chủ tịch", [("Chủ tịch", None), ("Các Phó Chủ tịch", None)], []),
        ("Giám đốc Sở", [("Giám đốc Sở", None)], []),
        ("Nguyễn Văn A", [("Nguyễn Văn A", None)], []),
        ("Chi cục TĐC", [], ["Chi cục TĐC"]),
        ("TTTK KH, CN và ĐMST", [], ["TTTK KH, CN và ĐMST"]),
        ("Phòng Bưu chính, Viễn thông", [], ["Phòng Bưu chính, Viễn thông"]),
        ("Phòng QLKH, KHTC", [], ["Phòng QLKH", "KHTC"]),
        ("Văn phòng, Đảng ủy", [], ["Văn phòng", "Đảng ủy"]),
        ("Văn phòng Sở và các phòng chuyên môn", [], ["Văn phòng Sở", "các phòng chuyên môn"]),
        (
            "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố",
            [],
            ["Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"],
        ),
    ],
)
def test_a_fused_cell_gives_its_people_and_units(cell: str, leaders: People, units: list[str]) -> None:
    bodies = read_bodies(Passage(cell))

    assert [(p.name, p.title) for p in bodies.leaders] == leaders
    assert list(bodies.units) == units
    assert bodies.certain


@pytest.mark.parametrize(
    ("lines", "leaders", "units"),
    [
        (["Đ/c Đỗ Khiêm", "Phòng KHTC"], [("Đỗ Khiêm", None)], ["Phòng KHTC"]),
        (["Đ/c Sâm - Bí", "thư Đảng ủy, GĐ", "Sở"], [("Sâm", "Bí thư Đảng ủy, GĐ Sở")], []),
        (["Phòng TTTK KH,", "CN và ĐMST"], [], ["Phòng TTTK KH, CN và ĐMST"]),
        (["Văn phòng", "Phòng QLKH"], [], ["Văn phòng", "Phòng QLKH"]),
        (["Trung tâm Ứng dụng tiến bộ", "KH&CN"], [], ["Trung tâm Ứng dụng tiến bộ KH&CN"]),
        (["Nguyễn Văn A", "Trần Thị B"], [("Nguyễn Văn A", None), ("Trần Thị B", None)], []),
        (["- Phòng QLKH;", "- Văn phòng."], [], ["Phòng QLKH", "Văn phòng"]),
        (["Phòng Kế hoạch", "- Tài chính"], [], ["Phòng Kế hoạch - Tài chính"]),
    ],
)
def test_lines_of_a_cell_part_bodies_and_go_on_with_cut_ones(
    lines: list[str], leaders: People, units: list[str]
) -> None:
    bodies = read_bodies([Passage(line) for line in lines])

    assert [(p.name, p.title) for p in bodies.leaders] == leaders
    assert list(bodies.units) == units


@pytest.mark.parametrize(
    ("clause", "units", "partners"),
    [
        ("Chủ trì: Phòng QLKH; phối hợp: Văn phòng, Thanh tra Sở", ["Phòng QLKH"], ["Văn phòng", "Thanh tra Sở"]),
        ("Phòng QLKH chủ trì, phối hợp với Phòng KHTC", ["Phòng QLKH"], ["Phòng KHTC"]),
        ("Phòng QLKH (chủ trì), Văn phòng (phối hợp)", ["Phòng QLKH"], ["Văn phòng"]),
    ],
)
def test_partners_are_told_from_who_leads(clause: str, units: list[str], partners: list[str]) -> None:
    bodies = read_bodies(Passage(clause))

    assert (list(bodies.units), list(bodies.partners)) == (units, partners)


def test_a_column_of_leaders_makes_bare_names_people() -> None:
    assert read_bodies(Passage("Minh Tuệ, Bích"), Expect.LEADERS).leaders == (Person("Minh Tuệ"), Person("Bích"))


def test_a_word_of_no_known_kind_is_marked_for_checking() -> None:
    assert not read_bodies(Passage("Toàn Sở")).certain


def test_one_person_is_read_with_the_post() -> None:
    assert read_bodies(Passage("Đ/c Bích PGĐ Sở"), Expect.LEADERS).leaders == (Person("Bích", "PGĐ Sở"),)


@pytest.mark.parametrize(
    ("printed", "title"),
    [("BS. Lâm Thị Cúc", "BS."), ("BS. Lâm Thị Cúc - Phó Giám đốc", "Phó Giám đốc")],
)
def test_a_calling_is_the_title_only_of_those_without_a_post(printed: str, title: str) -> None:
    assert read_bodies(Passage(printed)).leaders == (Person("Lâm Thị Cúc", title),)


def test_each_unit_knows_where_it_stands() -> None:
    passage = Passage.of(Paragraph(unit=7, text="Đ/c Đỗ Khiêm Phòng KHTC", line=1))

    bodies = read_bodies(passage)

    (span,) = bodies.unit_sources[0].spans()
    assert (span.unit, passage.text[span.start : span.end]) == (7, "Phòng KHTC")


@given(st.text(alphabet="Đ/c ,;-()PGĐ Phòng và Sở Lê Thành\nTTTK", max_size=60))
def test_reading_a_cell_never_fails_and_keeps_names_from_the_text(cell: str) -> None:
    bodies = read_bodies(Passage(cell))

    assert all(" ".join(p.name.split()) in " ".join(cell.split()) for p in bodies.leaders)
