"""A unit's own file: taken in whole, or given back with the list of what it lacks."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.documents.models import Paper
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning import sheet_file
from giaoban.planning.actions.sheets import add_row, submit_sheet
from giaoban.planning.models import Proposal, ProposalSource, Sheet, SheetState
from giaoban.planning.sheet_file import bring
from tests.build import TODAY, make_task
from tests.planning.scenes import NOW, december, rows_in, sheet_of

HEAD = ("TT", "Nội dung", "Sản phẩm", "Thời gian hoàn thành", "Lãnh đạo chỉ đạo", "Đơn vị thực hiện")
GOOD = [
    ("Rà soát danh mục nhiệm vụ khoa học", "Danh mục", "Trước 15/12", "Lê Thị Hạnh", "QLKH"),
    ("Tổ chức hội thảo chuyển đổi số cấp tỉnh", "Hội thảo", "Tuần 2", "Lê Thị Hạnh", "QLKH"),
]


def workbook(*rows: tuple[str, ...]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["PHIẾU ĐĂNG KÝ CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12 NĂM 2026"])
    page.append([])
    page.append(HEAD)
    for number, row in enumerate(rows, start=1):
        page.append((number, *row))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def sheet(office_chief: User, unit_head: User, leader: User, division: Unit) -> Sheet:
    return sheet_of(december(office_chief), division)


def brought(sheet: Sheet, head: User, *rows: tuple[str, ...]) -> Sheet:
    return bring(sheet, workbook(*rows), "dang-ky.xlsx", by=head, on=TODAY)


def told(sheet: Sheet) -> list[tuple[str, str]]:
    return [(fault["place"], fault["kind"]) for fault in sheet.faults]


def test_a_file_that_lacks_nothing_is_taken_into_the_sheet(sheet: Sheet, unit_head: User, leader: User) -> None:
    done = brought(sheet, unit_head, *GOOD)
    first, second = rows_in(done)
    assert (done.state, told(done)) == (SheetState.OPEN, [])
    assert (first.text, first.products, first.when_words) == GOOD[0][:3]
    assert (first.due, first.leader, first.source) == (date(2026, 12, 15), leader, ProposalSource.UPLOADED)
    assert (second.start, second.due) == (date(2026, 12, 8), date(2026, 12, 14))


def test_the_original_is_kept(sheet: Sheet, unit_head: User) -> None:
    done = brought(sheet, unit_head, *GOOD)
    assert done.paper == Paper.objects.get(name="dang-ky.xlsx")


def test_a_file_that_lacks_something_is_given_back_whole_with_the_list(sheet: Sheet, unit_head: User) -> None:
    done = brought(
        sheet,
        unit_head,
        GOOD[0],
        ("Xây dựng kế hoạch kiểm tra đo lường", "", "", "Lê Thị Hạnh", "QLKH"),
        ("Soạn báo cáo tổng kết công tác văn phòng", "Báo cáo", "Trước 18/12", "Lê Thị Hạnh", "Văn phòng Sở"),
        ("Rà soát danh mục các nhiệm vụ khoa học", "Danh mục", "Trước 18/12", "Lê Thị Hạnh", "QLKH"),
    )
    assert (done.state, rows_in(done)) == (SheetState.RETURNED, [])
    assert {kind for _, kind in told(done)} == {"time", "product", "unit", "double"}
    assert "còn 4 điều phải sửa" in done.returned_reason
    assert done.paper is not None


def test_a_work_that_runs_already_is_told_and_one_that_goes_on_is_joined(
    sheet: Sheet, office_chief: User, unit_head: User, division: Unit
) -> None:
    task = make_task(office_chief, "Rà soát danh mục nhiệm vụ khoa học", unit=division, due=date(2026, 12, 10))
    assert told(brought(sheet, unit_head, GOOD[0])) == [("1", "running")]
    going_on = ("Tiếp tục rà soát danh mục nhiệm vụ khoa học", *GOOD[0][1:])
    done = brought(sheet, unit_head, going_on)
    assert [(row.task, row.ticked) for row in rows_in(done)] == [(task, True)]


def test_a_row_that_stands_ready_makes_room_for_the_files_own(
    office_chief: User, unit_head: User, leader: User, division: Unit
) -> None:
    make_task(office_chief, "Rà soát danh mục nhiệm vụ khoa học", unit=division, due=date(2026, 12, 10))
    sheet = sheet_of(december(office_chief), division)
    done = brought(sheet, unit_head, ("Tiếp tục rà soát danh mục nhiệm vụ khoa học", *GOOD[0][1:]))
    assert [(row.source, row.ticked) for row in rows_in(done)] == [
        (ProposalSource.UNFINISHED, False),
        (ProposalSource.UPLOADED, True),
    ]


def test_a_row_typed_before_is_a_double_of_the_files(sheet: Sheet, unit_head: User) -> None:
    add_row(sheet, "Rà soát danh mục nhiệm vụ khoa học, trước 15/12", by=unit_head, on=TODAY)
    done = brought(sheet, unit_head, GOOD[0])
    assert told(done) == [("1", "double")]
    assert "dòng 1 của phiếu" in done.faults[0]["words"]


def test_a_better_file_takes_the_place_of_the_one_before(sheet: Sheet, unit_head: User) -> None:
    brought(sheet, unit_head, *GOOD)
    done = brought(
        sheet, unit_head, GOOD[1], ("Kiểm tra đo lường tại các chợ", "Biên bản", "Tuần 3", "Lê Thị Hạnh", "")
    )
    assert [row.text for row in rows_in(done)] == [GOOD[1][0], "Kiểm tra đo lường tại các chợ"]


def test_odd_days_are_told_and_do_not_stop(sheet: Sheet, unit_head: User) -> None:
    done = brought(sheet, unit_head, (*GOOD[0][:2], "Ngày 12/12", *GOOD[0][3:]))
    assert (done.state, told(done)) == (SheetState.OPEN, [("1", "day_off")])


def test_a_file_without_work_says_so(sheet: Sheet, unit_head: User) -> None:
    done = brought(sheet, unit_head)
    assert (done.state, done.faults[0]["kind"]) == (SheetState.RETURNED, "unreadable")


def test_a_fault_of_ours_does_not_leave_the_sheet_waiting(
    sheet: Sheet, unit_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> ReadPaper:
        raise ValueError("broken")

    monkeypatch.setattr(sheet_file, "read_kept", breaks)
    done = brought(sheet, unit_head, *GOOD)
    assert done.faults[0]["words"] == sheet_file.FAULT


@pytest.mark.usefixtures("jobs_queued")
def test_a_long_file_is_read_in_the_background_and_once(
    sheet: Sheet, unit_head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_file, "is_long", lambda *_: True)
    waiting = brought(sheet, unit_head, *GOOD)
    assert (told(waiting), rows_in(waiting)) == ([("", "reading")], [])
    job = (sheet.pk, waiting.paper_id or 0, unit_head.pk, TODAY.isoformat())
    sheet_file.read_in_background(*job)
    sheet_file.read_in_background(*job)
    assert len(rows_in(sheet)) == 2


def test_what_comes_late_is_left_alone(sheet: Sheet, unit_head: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_file, "read_and_check", lambda *_, **__: None)
    waiting = brought(sheet, unit_head, *GOOD)
    monkeypatch.undo()
    submit_sheet(sheet_of(sheet.collection, sheet.unit), by=unit_head, on=TODAY, at=NOW, version=waiting.version)
    sheet_file.read_in_background(sheet.pk, waiting.paper_id or 0, unit_head.pk, TODAY.isoformat())
    assert rows_in(sheet) == []


def test_only_who_writes_in_the_sheet_brings_a_file(sheet: Sheet, office_chief: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        brought(sheet, office_chief, *GOOD)
    with pytest.raises(Sheet.DoesNotExist):
        brought(sheet, outsider, *GOOD)


def test_an_empty_file_is_refused(sheet: Sheet, unit_head: User) -> None:
    with pytest.raises(RuleBroken, match="rỗng"):
        bring(sheet, b"", "dang-ky.xlsx", by=unit_head, on=TODAY)


@pytest.mark.usefixtures("that_day")
def test_the_list_is_on_the_page_and_can_be_downloaded(client: Client, sheet: Sheet, unit_head: User) -> None:
    client.force_login(unit_head)
    url = reverse("sheet-upload", args=[sheet.pk])
    file = SimpleUploadedFile("dang-ky.xlsx", workbook((*GOOD[0][:1], "", *GOOD[0][2:])))
    page = client.post(url, {"file": file}, follow=True).content.decode()
    assert "Chưa có sản phẩm" in page
    assert "Tải bản gốc" in page
    answer = client.get(reverse("sheet-faults", args=[sheet.pk]))
    cells = [cell.value for row in load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows() for cell in row]
    assert any("Chưa có sản phẩm" in str(cell) for cell in cells)
    assert "Hãy chọn tệp" in client.post(url, follow=True).content.decode()
    assert not Proposal.objects.exists()
