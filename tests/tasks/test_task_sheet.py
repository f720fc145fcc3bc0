"""The list as an Excel file."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from giaoban.organisation.models import Unit, User
from giaoban.tasks import sheet
from giaoban.tasks.list_filters import Sort
from giaoban.tasks.queries import TaskFilter
from giaoban.tasks.sheet import task_workbook
from tests.build import TODAY, make_task

HEAD = 4  # the row of headings


def sheet_of(user: User, asked: TaskFilter | None = None) -> Any:
    return load_workbook(BytesIO(task_workbook(user, asked or TaskFilter(), Sort.DUE, today=TODAY))).active


def test_the_sheet_has_the_rows_of_the_list_with_days_as_days(office_chief: User, division: Unit, leader: User) -> None:
    make_task(office_chief, "Rà soát danh mục", unit=division, due=date(2026, 11, 18), leader=leader)
    make_task(office_chief, "Việc khác")

    found = sheet_of(office_chief, TaskFilter(unit=division.pk))

    assert [cell.value for cell in found[HEAD]][:4] == ["TT", "Nội dung", "Sản phẩm", "Đơn vị chủ trì"]
    assert [cell.value for cell in found[HEAD + 1]] == [
        1,
        "Rà soát danh mục",
        None,
        "Phòng Quản lý khoa học",
        "Lê Thị Hạnh",
        None,
        datetime(2026, 11, 18),
        "Đã giao",
        "Quá hạn 2 ngày",
        0,
        None,
        None,
    ]
    assert found[HEAD + 1][6].number_format == "DD/MM/YYYY"
    assert found.max_row == HEAD + 1
    assert found["A3"].value == "Đơn vị: Phòng Quản lý khoa học; lập Thứ Sáu, ngày 20/11/2026"


def test_it_prints_across_with_its_heading_on_every_page(office_chief: User) -> None:
    found = sheet_of(office_chief)

    assert (found.page_setup.orientation, found.print_title_rows, found.freeze_panes) == ("landscape", "$4:$4", "A5")


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_stays_text(office_chief: User, text: str) -> None:
    make_task(office_chief, text)

    cell = sheet_of(office_chief)[HEAD + 1][1]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_signs_that_excel_cannot_hold_are_left_out(office_chief: User) -> None:
    make_task(office_chief, "Rà\x0bsoát")

    assert sheet_of(office_chief)[HEAD + 1][1].value == "Ràsoát"


def test_a_sheet_that_was_cut_says_so(office_chief: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST", 2)
    make_task(office_chief)
    make_task(office_chief)
    make_task(office_chief)

    found = sheet_of(office_chief)

    assert found["A4"].value == "Chỉ gồm 2 việc đầu; hãy lọc bớt để có đủ."
    assert found.max_row == HEAD + 1 + 2


def test_the_file_has_the_day_in_its_name(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)

    answer = client.get("/tasks/sheet/?state=open&unit=abc")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="nhiem-vu-20')


def test_an_outsider_gets_none_of_our_rows(office_chief: User, outsider: User) -> None:
    make_task(office_chief)

    assert sheet_of(outsider).max_row == HEAD
