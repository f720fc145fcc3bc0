"""Which unit and which leader belong to which event of a day."""

from __future__ import annotations

import pytest

from giaoban.core.reading.passage import Passage
from giaoban.core.reading.steps.alignment import leader_entries, pair, unit_entries


def texts(entries: list[Passage]) -> list[str]:
    return [e.text for e in entries]


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("Các đơn vị Văn phòng Phòng QLKH Thanh tra Sở", ["Các đơn vị", "Văn phòng", "Phòng QLKH", "Thanh tra Sở"]),
        ("Văn phòng, Đảng ủy", ["Văn phòng, Đảng ủy"]),
        ("Phòng TTTK KH, CN và ĐMST", ["Phòng TTTK KH, CN và ĐMST"]),
        ("Văn phòng Sở Chi cục TĐC", ["Văn phòng Sở", "Chi cục TĐC"]),
        ("Trung tâm Ứng dụng Phòng KHTC", ["Trung tâm Ứng dụng", "Phòng KHTC"]),
        ("Văn phòng Văn phòng", ["Văn phòng", "Văn phòng"]),
    ],
)
def test_a_flattened_units_cell_is_cut_into_its_entries(cell: str, entries: list[str]) -> None:
    assert texts(unit_entries([Passage(cell)])) == entries


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("Lãnh đạo Sở Đ/c Hoan GD Sở Đ/c Bính PGĐ Sở", ["Lãnh đạo Sở", "Đ/c Hoan GD Sở", "Đ/c Bính PGĐ Sở"]),
        ("Đ/c Hoan - Bí thư Đảng ủy, GD Sở Đ/c Hoan GD Sở", ["Đ/c Hoan - Bí thư Đảng ủy, GD Sở", "Đ/c Hoan GD Sở"]),
        ("Giám đốc Sở Lãnh đạo Sở", ["Giám đốc Sở", "Lãnh đạo Sở"]),
        ("Đ/c Hoan GD Sở, Đ/c Bính PGĐ Sở Đ/c Hoan GD Sở", ["Đ/c Hoan GD Sở, Đ/c Bính PGĐ Sở", "Đ/c Hoan GD Sở"]),
        ("Đ/c Hoan Giám đốc Sở Lãnh đạo Sở", ["Đ/c Hoan Giám đốc Sở", "Lãnh đạo Sở"]),
    ],
)
def test_a_flattened_leaders_cell_is_cut_into_its_entries(cell: str, entries: list[str]) -> None:
    assert texts(leader_entries([Passage(cell)])) == entries


def test_a_line_that_goes_on_belongs_to_the_entry_above() -> None:
    lines = [Passage("Đ/c Hoan GD Sở,"), Passage("Đ/c Bính PGĐ Sở"), Passage("Đ/c Mười"), Passage("- Bí thư Đảng ủy")]

    assert texts(leader_entries(lines)) == ["Đ/c Hoan GD Sở, Đ/c Bính PGĐ Sở", "Đ/c Mười - Bí thư Đảng ủy"]


def test_as_many_entries_as_events_are_paired_in_order() -> None:
    entries = [Passage("Văn phòng"), Passage("Phòng QLKH")]

    paired = pair(entries, entries, [0, 1])

    assert paired.entries == ((entries[0],), (entries[1],))
    assert paired.certain


def test_blank_lines_part_what_belongs_to_each_event() -> None:
    cell = [Passage("Đ/c Hoan"), Passage("Đ/c Bính"), Passage(""), Passage("Đ/c Mười")]

    paired = pair(cell, leader_entries(cell), [0, 1])

    assert [texts(list(e)) for e in paired.entries] == [["Đ/c Hoan", "Đ/c Bính"], ["Đ/c Mười"]]
    assert paired.certain


def test_one_entry_beside_several_events_is_a_guess_for_all() -> None:
    cell = [Passage("Lãnh đạo Sở")]

    paired = pair(cell, leader_entries(cell), [0, 0, 1])

    assert [texts(list(e)) for e in paired.entries] == [["Lãnh đạo Sở"]] * 3
    assert not paired.certain


def test_entries_as_many_as_sessions_go_to_the_sessions() -> None:
    cell = [Passage("Văn phòng"), Passage("Phòng QLKH")]

    paired = pair(cell, unit_entries(cell), [0, 0, 1])

    assert [texts(list(e)) for e in paired.entries] == [["Văn phòng"], ["Văn phòng"], ["Phòng QLKH"]]
    assert not paired.certain


def test_too_few_entries_leave_the_last_events_without() -> None:
    cell = [Passage("Văn phòng"), Passage("Phòng QLKH"), Passage("Thanh tra Sở")]

    paired = pair(cell, unit_entries(cell), [0, 0, 0, 1, 1])

    assert [len(e) for e in paired.entries] == [1, 1, 1, 0, 0]
    assert not paired.certain
