from __future__ import annotations

from giaoban.core.papers.kinds import PAPER_KINDS, kind_at_start, kind_by_code, kind_by_name


def test_the_decree_has_29_kinds_and_27_codes() -> None:
    assert len(PAPER_KINDS) == 29
    codes = [k.code for k in PAPER_KINDS if k.code]
    assert len(codes) == len(set(codes)) == 27


def test_every_kind_is_found_by_code_and_by_name_typed_without_marks() -> None:
    for kind in PAPER_KINDS:
        assert kind_by_name(kind.name.upper()) == kind
        assert not kind.code or kind_by_code(kind.code.lower()) == kind
    assert kind_by_name("to trinh") == kind_by_code("TTr")
    assert kind_by_name("bài ca") is None


def test_a_title_tells_its_kind() -> None:
    title = kind_at_start("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3 NĂM 2024")
    assert title is not None
    assert title.code == "CTr"
    assert kind_at_start("Lịch tuần 12") is None
