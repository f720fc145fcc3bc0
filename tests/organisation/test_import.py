"""Units and people from Excel: read as offices keep such lists, judged row by row, written whole or not at all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from giaoban.audit.models import Entry
from giaoban.core.reading.formats.sheet import rows_of_sheets
from giaoban.core.reading.refusal import Limits
from giaoban.organisation.importing.columns import Lists, PersonRow, UnitRow, read_lists
from giaoban.organisation.importing.plan import PlannedPerson, make_plan
from giaoban.organisation.importing.template import template
from giaoban.organisation.models import Agency, Post, Role, Unit, UnitKind, User
from tests.build import TODAY

Rows = list[list[Any]]


def sheet_file(*sheets: Rows) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        [sheet.append(row) for row in rows]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def lists(*sheets: Rows) -> Lists:
    return read_lists(rows_of_sheets(sheet_file(*sheets), Limits()))


def planned(agency: Agency, *rows: PersonRow, units: tuple[UnitRow, ...] = ()) -> list[PlannedPerson]:
    return list(make_plan(Lists(units, rows), agency, on=TODAY).people)


def row(line: int = 2, name: str = "Ngô Thị Bích Ngọc", **more: str) -> PersonRow:
    return PersonRow(line, name, **{"unit": "QLKH", **more})


# --- Columns -------------------------------------------------------------------------------------------------


def test_columns_stand_in_any_order_under_titles_beside_others() -> None:
    found = lists(
        [
            ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
            ["DANH SÁCH CÁN BỘ"],
            [],
            ["STT", "Chức vụ", "Ho ten", "Điện thoại", "PHÒNG BAN"],
            [1, "Trưởng phòng", "Phạm  Thị Hoa", "0912", "Phòng QLKH"],
        ]
    )

    assert found.people == (PersonRow(5, "Phạm Thị Hoa", unit="Phòng QLKH", title="Trưởng phòng"),)


def test_a_row_with_a_unit_alone_heads_its_people() -> None:
    found = lists(
        [["TT", "Họ và tên", "Chức danh"], ["Phòng A"], [1, "Lê An", "Chuyên viên"], ["Phòng B"], [2, "Lê Bình"]]
    )

    assert [(p.full_name, p.unit) for p in found.people] == [("Lê An", "Phòng A"), ("Lê Bình", "Phòng B")]


def test_family_and_given_names_may_stand_apart() -> None:
    found = lists([["Họ đệm", "Tên", "Đơn vị"], ["Ngô Thị Bích", "Ngọc", "QLKH"]])

    assert found.people[0].full_name == "Ngô Thị Bích Ngọc"


def test_a_row_that_numbers_the_columns_is_no_person() -> None:
    found = lists([["STT", "Họ và tên", "Đơn vị"], ["(1)", "(2)", "(3)"], [1, "Lê An", "QLKH"]])

    assert [p.full_name for p in found.people] == ["Lê An"]


def test_units_have_a_sheet_of_their_own() -> None:
    found = lists([["Tên đơn vị", "Viết tắt"], ["Phòng A", "A"]], [["Họ tên", "Đơn vị"], ["Lê An", "A"]])

    assert found.units == (UnitRow(2, "Phòng A", "A"),)
    assert len(found.people) == 1


def test_days_of_excel_are_days() -> None:
    from datetime import date

    found = lists([["Họ và tên", "Đơn vị", "Từ ngày"], ["Lê An", "QLKH", date(2026, 3, 1)]])

    assert found.people[0].since == "01/03/2026"


def test_the_template_is_read_as_it_is_given() -> None:
    book = load_workbook(BytesIO(template()))
    book["Đơn vị"].append(["Phòng A", "A", "Phòng"])
    book["Người"].append(["Lê An", "A", "Trưởng phòng", "Trưởng đơn vị", "an", "05/11/2026", "an@so.example"])
    out = BytesIO()
    book.save(out)

    found = read_lists(rows_of_sheets(out.getvalue(), Limits()))

    assert found.units == (UnitRow(2, "Phòng A", "A", "Phòng"),)
    person = PersonRow(2, "Lê An", "A", "Trưởng phòng", "Trưởng đơn vị", "an", "05/11/2026", "an@so.example")
    assert found.people == (person,)


# --- Judging -------------------------------------------------------------------------------------------------


def test_a_good_row_is_a_person(agency: Agency, division: Unit) -> None:
    (person,) = planned(agency, row(title="Trưởng phòng", since="05/11/2026"))

    assert (person.username, person.role, person.unit, person.errors) == (
        "ngocntb",
        Role.UNIT_HEAD,
        division.name,
        (),
    )


@pytest.mark.parametrize(
    ("title", "unit", "role"),
    [
        ("Giám đốc", "", Role.LEADER),
        ("Phó Giám đốc", "Ban Giám đốc", Role.LEADER),
        ("Giám đốc", "Trung tâm Thử", Role.UNIT_HEAD),
        ("Giám đốc Trung tâm", "Trung tâm Thử", Role.UNIT_HEAD),
        ("Chánh Văn phòng", "Văn phòng", Role.OFFICE_CHIEF),
        ("Phó Trưởng phòng", "QLKH", Role.UNIT_HEAD),
        ("Chi cục trưởng", "QLKH", Role.UNIT_HEAD),
        ("Cán bộ văn thư", "Văn phòng", Role.CLERK),
        ("Kế toán", "QLKH", Role.SPECIALIST),
        ("Quản trị mạng", "QLKH", Role.SPECIALIST),
    ],
)
def test_the_role_is_taken_from_the_title(agency: Agency, division: Unit, title: str, unit: str, role: Role) -> None:
    units = (UnitRow(2, "Ban Giám đốc"), UnitRow(3, "Trung tâm Thử"), UnitRow(4, "Văn phòng"))

    (person,) = planned(agency, row(title=title, unit=unit), units=units)

    assert (person.role, person.errors) == (role, ())


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (row(name=""), "Thiếu họ và tên."),
        (row(unit="Phòng Quản lý khoa hoc cong nghe"), "Có phải “Phòng Quản lý khoa học”?"),
        (row(unit="Xyz"), "Không có đơn vị “Xyz”. Hãy thêm đơn vị trước"),
        (row(unit=""), "Thiếu đơn vị"),
        (row(role="Sếp"), "Không rõ vai trò “Sếp”"),
        (row(username="chuyenvien"), "đã có người dùng"),
        (row(username="Nguyễn A"), "chữ thường không dấu"),
        (row(since="31/02/2026"), "không đọc được"),
        (row(since="tháng Ba"), "không đọc được"),
        (row(email="an ở sở"), "Địa chỉ thư “an ở sở” chưa đúng"),
        (row(name="Đỗ Văn Nam"), "đã có người cùng họ tên"),
    ],
)
def test_what_is_wrong_is_said_in_the_row(agency: Agency, specialist: User, bad: PersonRow, error: str) -> None:
    (person,) = planned(agency, bad)

    assert error in " ".join(person.errors)


def test_the_same_person_or_name_twice_is_told_with_the_row(agency: Agency, division: Unit) -> None:
    people = planned(agency, row(2, username="ngoc"), row(3, username="ngoc"))

    assert people[0].errors == ()
    assert "Trùng người ở dòng 2" in people[1].errors[0]
    assert "trùng dòng 2" in people[1].errors[1]


def test_proposed_names_to_sign_in_with_never_meet(agency: Agency, division: Unit, specialist: User) -> None:
    User.objects.filter(pk=specialist.pk).update(username="anl")

    people = planned(agency, row(2, "Lê An"), row(3, "Lý An"), row(4, "Lò An", username="anl3"))

    assert [p.username for p in people] == ["anl2", "anl4", "anl3"]


def test_units_are_told_by_the_first_words_and_those_there_are_kept(agency: Agency, division: Unit) -> None:
    units = make_plan(
        Lists((UnitRow(2, "Chi cục Thử"), UnitRow(3, division.name), UnitRow(4, "")), ()), agency, on=TODAY
    ).units

    assert [(u.kind, u.there, bool(u.errors)) for u in units] == [
        (UnitKind.BRANCH, False, False),
        (UnitKind.DIVISION, True, False),
        (UnitKind.OTHER, False, True),
    ]


# --- Pages ---------------------------------------------------------------------------------------------------

GOOD = [["Họ và tên", "Đơn vị", "Chức vụ"], ["Lê An", "Phòng A", "Trưởng phòng"], ["Lý Bình", "QLKH", ""]]
UNITS = [["Tên đơn vị", "Tên viết tắt", "Loại"], ["Phòng A", "PA", "Phòng"]]


def uploaded(client: Client, data: bytes, name: str = "ds.xlsx") -> str:
    answer = client.post("/organisation/import/", {"file": SimpleUploadedFile(name, data)})
    return answer.content.decode()


def packed(page: str) -> str:
    return page.split('name="packed" value="')[1].split('"')[0]


def test_nothing_is_written_before_it_is_confirmed(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)

    text = uploaded(client, sheet_file(UNITS, GOOD))

    assert "Sẽ thêm 1 đơn vị và 2 người" in text
    assert not User.objects.filter(full_name="Lê An").exists()


def test_confirmed_it_is_all_there_with_passwords_shown_once(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)
    preview = uploaded(client, sheet_file(UNITS, GOOD))

    answer = client.post("/organisation/import/confirm/", {"packed": packed(preview)})

    head = Post.objects.select_related("unit", "user").get(user__full_name="Lê An")
    assert (head.unit.name if head.unit else "", head.role, head.title) == ("Phòng A", Role.UNIT_HEAD, "Trưởng phòng")
    codes = [part.split("</code>")[0] for part in answer.content.decode().split("<code>")[1:]]
    assert head.user.check_password(codes[codes.index(head.user.username) + 1])
    assert head.user.must_change_password
    assert Entry.objects.filter(verb="people.imported", by=admin).exists()


def test_addresses_of_mail_come_with_the_list(client: Client, admin: User, division: Unit) -> None:
    rows = [["Họ và tên", "Đơn vị", "E-mail"], ["Lê An", "QLKH", "an@so.example"], ["Vũ Bình", "QLKH", ""]]
    client.force_login(admin)
    preview = uploaded(client, sheet_file(rows))
    assert "an@so.example" in preview

    client.post("/organisation/import/confirm/", {"packed": packed(preview)})

    people = User.objects.filter(full_name__in=["Lê An", "Vũ Bình"]).order_by("full_name")
    assert [user.email for user in people] == ["an@so.example", ""]


def test_a_faulty_row_stops_all_of_it(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)

    text = uploaded(client, sheet_file(GOOD))

    assert "Có 1 dòng cần sửa" in text
    assert "Không có đơn vị “Phòng A”" in text
    assert "Xác nhận và ghi" not in text


def test_what_became_wrong_meanwhile_stops_it_too(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)
    preview = uploaded(client, sheet_file(UNITS, GOOD))
    client.post("/organisation/import/confirm/", {"packed": packed(preview)})

    again = client.post("/organisation/import/confirm/", {"packed": packed(preview)}).content.decode()

    assert "Đơn vị này đã có người cùng họ tên." in again
    assert User.objects.filter(full_name="Lê An").count() == 1


def test_rows_written_by_somebody_else_are_not_taken(client: Client, admin: User) -> None:
    client.force_login(admin)

    answer = client.post("/organisation/import/confirm/", {"packed": "giả mạo"})

    assert answer.headers["Location"] == "/organisation/import/"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a sheet at all", "không phải bảng tính"),
        (sheet_file([["Cột", "Khác"], ["a", "b"]]), "Không thấy cột"),
    ],
)
def test_another_file_is_refused_in_a_sentence(client: Client, admin: User, data: bytes, words: str) -> None:
    client.force_login(admin)

    assert words in uploaded(client, data)


def test_the_template_is_there_to_download(client: Client, admin: User) -> None:
    client.force_login(admin)

    assert client.get("/organisation/import/template.xlsx").content.startswith(b"PK")


def test_kinds_are_understood_as_offices_write_them(agency: Agency) -> None:
    told = {"Ban lãnh đạo": "Ban Giám đốc", "Phòng chuyên môn": "Phòng Quản lý khoa học", "Đơn vị lạ": "Trung tâm X"}
    units = tuple(UnitRow(n, name, kind=kind) for n, (kind, name) in enumerate(told.items(), 2))

    plan = make_plan(Lists(units), agency, on=TODAY)

    assert [unit.kind for unit in plan.units[:2]] == [UnitKind.LEADERSHIP, UnitKind.DIVISION]
    assert "Không rõ loại “Đơn vị lạ”" in plan.units[2].errors[0]
