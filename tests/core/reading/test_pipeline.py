"""The pipeline reads whatever it is given; a step that fails costs only itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.core.reading import pipeline, read_document, read_paper
from giaoban.core.reading.draft import Draft
from giaoban.core.reading.formats import open_document
from giaoban.core.reading.model import Event, Field, Figure, Frame, Item
from giaoban.core.reading.refusal import Refused

PAPER = (
    "Số: 5/TB-SXD\n\nTHÔNG BÁO KẾT LUẬN GIAO BAN\n\n1. Giao Văn phòng\n\n- Tổng hợp, báo cáo trước ngày 15/8/2024.\n"
)
WORDS = st.sampled_from(
    (
        "I. II. 1. 1.1 a) (1) - + Sáng: Chiều: Thứ Hai 03/11/2025 Tuần 1-4 trước 31/2 trước ngày 15/8 Giao Phòng Sở "
        "Chi cục Đ/c Nguyễn Văn chủ trì phối hợp với báo cáo Kế hoạch CHƯƠNG TRÌNH CÔNG TÁC THÁNG 13 NĂM 2024 LỊCH "
        "THÔNG BÁO KẾT LUẬN BÁO CÁO 25 nhiệm vụ 48,35% 8.214 tỷ đồng Nơi nhận: Lưu: VT. GIÁM ĐỐC Số: /KH 8h30 tại "
        ", ; . ( ) \t \n \n\n"
    ).split(" ")
)


def test_a_step_that_fails_costs_only_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(draft: Draft) -> Draft:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "STEPS", (*pipeline.STEPS[:2], broken, *pipeline.STEPS[2:]))

    reading = read_document(open_document(PAPER.encode(), "tb.txt"))

    assert len(reading.items) == 1
    assert [w.code for w in reading.warnings].count("step_failed") == 1


@settings(max_examples=120, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=120))
def test_no_mixture_of_office_words_makes_a_step_fail_or_lie_about_its_place(words: list[str]) -> None:
    try:
        paper = read_paper(" ".join(words).encode(), "x.txt")
    except Refused:
        return
    texts = {p.unit: p.text for p in paper.document.paragraphs()}

    assert [w for w in paper.reading.warnings if w.code == "step_failed"] == []
    rows: list[Item | Event | Figure | Frame] = [
        *paper.reading.items,
        *paper.reading.events,
        *paper.reading.figures,
        paper.reading.frame,
    ]
    for row in rows:
        for name in type(row).__dataclass_fields__:
            field = getattr(row, name)
            if isinstance(field, Field):
                assert all(0 <= s.start < s.end <= len(texts[s.unit]) for s in field.spans)
