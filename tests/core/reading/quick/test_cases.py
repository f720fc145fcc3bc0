"""Typed orders as text (`cases/*.txt`): what an official types, and what has to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.quick.model import Known, QuickOrder, Said
from giaoban.core.reading.quick.order import read_quick_order
from giaoban.core.text.folding import fold

CASES = Path(__file__).parent / "cases" / "orders.txt"
TODAY = date(2026, 11, 20)  # a Friday
UNITS = """
    van phong so|van phong|vp|phong quan ly khoa hoc|qlkh|phong qlkh|p qlkh|phong quan ly cong nghe|qlcn|phong qlcn|
    thanh tra so|thanh tra|chi cuc tieu chuan do luong chat luong|chi cuc tdc|trung tam thong tin|tttt
"""
PEOPLE = "le thi hanh|thi hanh|hanh|do van nam|van nam|nam|pham thi hoa|thi hoa|hoa"
KNOWN = Known(
    units=frozenset(name.strip() for name in UNITS.split("|")),
    people=frozenset(PEOPLE.split("|")),
    leaders=frozenset({"le thi hanh", "thi hanh", "hanh"}),
)


def cases() -> Iterator[tuple[str, str]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0], "\n".join(line.strip() for line in lines[1:])


def told(order: QuickOrder) -> str:
    """An order in the notation of the cases."""
    parts = {
        "chủ trì": order.units,
        "phối hợp": order.partners,
        "chỉ đạo": order.leaders,
        "người làm": order.assignees,
        "sản phẩm": order.products,
    }
    lines = [f"việc: {order.text}", *(f"{label}: {names(said)}" for label, said in parts.items() if said)]
    when = order.deadline
    if when is not None:
        meant = f"{when.due:%d/%m/%Y}" if when.due else when.kind.value
        lines.append(f"hạn: {meant}{'' if when.certain else ' ?'}")
    return "\n".join(lines)


def names(said: tuple[Said, ...]) -> str:
    return "; ".join(one.words + ("" if one.certain else " ?") for one in said)


def read(line: str) -> QuickOrder:
    return read_quick_order(line, today=TODAY, known=KNOWN)


@pytest.mark.parametrize(("line", "expected"), list(cases()))
def test_a_line_is_understood_as_the_table_of_cases_says(line: str, expected: str) -> None:
    assert told(read(line)) == expected


@pytest.mark.parametrize("line", [line for line, told in cases() if not re.search(r"phối hợp: .*Tài chính", told)])
def test_without_marks_the_same_people_units_and_day_are_meant(line: str) -> None:
    marked, bare = read(line), read(fold(line))

    assert [fold(said.words) for said in bare.partners] == [fold(said.words) for said in marked.partners]
    assert bare.deadline is None or marked.deadline is not None
    assert (bare.deadline and bare.deadline.due) == (marked.deadline and marked.deadline.due)


@pytest.mark.parametrize("line", [line for line, _ in cases()])
def test_every_part_knows_where_it_stands(line: str) -> None:
    order = read(line)

    said = [*order.units, *order.partners, *order.leaders, *order.assignees]
    assert [order.line[one.begin : one.end] for one in said] == [one.words for one in said]
    assert [fold(order.line[one.begin : one.end]) for one in order.products] == [fold(p.words) for p in order.products]


@given(st.text(max_size=120))
def test_any_text_at_all_gives_an_order_with_its_content(text: str) -> None:
    order = read(text)

    assert bool(order.text.strip()) == bool(order.line.strip())


@given(
    st.lists(
        st.sampled_from("giao phòng QLKH , đ/c Hạnh chỉ đạo phối hợp với Văn phòng trước 15/8 báo cáo ( )".split())
    )
)
def test_words_of_orders_in_any_order_are_read(words: list[str]) -> None:
    order = read(" ".join(words))

    said = [*order.units, *order.partners, *order.leaders, *order.assignees]
    assert [order.line[one.begin : one.end] for one in said] == [one.words for one in said]
