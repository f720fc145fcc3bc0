from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from giaoban.intake.models import Intake, IntakeState
from giaoban.intake.rows import Draft
from giaoban.organisation.models import User
from giaoban.tasks.models import Task
from tests.build import make_intake, make_programme_paper

TEXT = """CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026

I. CÔNG VIỆC CỦA SỞ
1. Rà soát danh mục nhiệm vụ.
"""


def test_a_file_goes_in_and_its_review_opens(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)

    answer = client.post("/intake/", {"file": SimpleUploadedFile("ctct.txt", TEXT.encode())}, follow=True)

    intake = Intake.objects.get()
    assert answer.redirect_chain[-1][0] == f"/intake/{intake.pk}/"
    assert "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026" in answer.content.decode()


def test_pasted_text_goes_in_too(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)

    client.post("/intake/", {"text": TEXT})

    assert Intake.objects.get().kind == "monthly_programme"


def test_the_same_file_is_recognised(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)
    client.post("/intake/", {"text": TEXT})

    answer = client.post("/intake/", {"text": TEXT}, follow=True)

    assert "đã được Trần Thị Thư nạp" in answer.content.decode()
    assert Intake.objects.count() == 1


def test_several_files_are_several_intakes_and_each_is_told(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)
    files = [SimpleUploadedFile(f"ctct-{n}.txt", f"{TEXT}{n}".encode()) for n in (1, 2, 3)]

    answer = client.post("/intake/", {"file": files}, follow=True)

    assert Intake.objects.count() == 3
    assert answer.redirect_chain[-1][0] == "/intake/"
    assert "Đã nạp “ctct-3.txt”." in answer.content.decode()


def test_nothing_chosen_is_said_in_words(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)

    answer = client.post("/intake/", {})

    assert "Hãy chọn một tệp" in answer.content.decode()


def test_an_empty_file_is_said_in_words(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)

    answer = client.post("/intake/", {"file": SimpleUploadedFile("rong.docx", b"")})

    assert "rỗng" in answer.content.decode() or "Hãy chọn" in answer.content.decode()


def test_the_paper_stands_beside_the_rows_with_states_in_words(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    page = client.get(f"/intake/{intake.pk}/").content.decode()

    assert 'href="#u2"' in page
    assert 'id="u2"' in page
    assert "cần xem lại" in page
    assert "Hạn chưa rõ năm" in page
    assert 'value="25/11/2026"' in page


def test_corrections_and_new_rows_are_saved(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    client.post(
        f"/intake/{intake.pk}/save/",
        {"version": intake.version, "r1-here": "1", "r1-due": "27/11/2026", "add": "item:r1"},
    )

    draft = Draft.from_json(Intake.objects.get().draft)
    assert draft.rows[0].value("due") == "2026-11-27"
    assert [row.id for row in draft.rows] == ["r1", "r4", "r2", "r3"]


def test_confirming_opens_the_programme(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.post(f"/intake/{intake.pk}/confirm/", {"version": intake.version}, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/programmes/")
    assert "Rà soát danh mục số 3" in answer.content.decode()


def test_a_refused_confirmation_keeps_what_was_typed_and_leads_to_the_fault(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)

    answer = client.post(
        f"/intake/{intake.pk}/confirm/",
        {"version": intake.version, "r1-here": "1", "r1-text": "", "r1-units": "Chữ đã gõ"},
    )

    page = answer.content.decode()
    assert "Phải sửa trước khi xác nhận" in page
    assert 'href="#r1-text"' in page
    assert "Chữ đã gõ" in page
    assert Task.objects.count() == 0


def test_somebody_quicker_is_told_and_nothing_typed_is_lost(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)
    client.post(f"/intake/{intake.pk}/save/", {"version": intake.version})

    answer = client.post(
        f"/intake/{intake.pk}/save/", {"version": intake.version, "r1-here": "1", "r1-units": "Chữ đã gõ"}
    )

    assert "người khác thay đổi" in answer.content.decode()
    assert "Chữ đã gõ" in answer.content.decode()


def test_a_confirmed_intake_shows_what_it_became(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(office_clerk)
    client.post(f"/intake/{intake.pk}/confirm/", {"version": intake.version})

    page = client.get(f"/intake/{intake.pk}/").content.decode()

    assert "3 nhiệm vụ" in page
    assert "Mở chương trình" in page


def test_a_refused_paper_says_why_and_can_be_read_again(client: Client, office_clerk: User) -> None:
    client.force_login(office_clerk)
    client.post("/intake/", {"file": SimpleUploadedFile("nhieu.bin", b"\x00\x01\x02\xff" * 100)})
    intake = Intake.objects.get()

    page = client.get(f"/intake/{intake.pk}/").content.decode()

    assert intake.state == IntakeState.REFUSED
    assert intake.refusal in page
    assert "Đọc lại" in page


def test_people_without_the_right_are_turned_away(client: Client, office_clerk: User, specialist: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(specialist)

    assert client.get("/intake/").status_code == 403
    assert client.get(f"/intake/{intake.pk}/").status_code == 403


def test_an_outsider_does_not_know_that_an_intake_is_there(client: Client, office_clerk: User, outsider: User) -> None:
    intake = make_intake(office_clerk)
    client.force_login(outsider)

    assert client.get(f"/intake/{intake.pk}/").status_code == 404
    assert client.post(f"/intake/{intake.pk}/confirm/", {"version": intake.version}).status_code == 404


def test_a_long_programme_fits_into_one_form(client: Client, office_clerk: User) -> None:
    intake = make_intake(office_clerk, make_programme_paper(300))
    client.force_login(office_clerk)
    typed = {f"r{n}-{name}": "x" for n in range(1, 301) for name in ("here", "units", "leaders", "partners", "when")}

    answer = client.post(f"/intake/{intake.pk}/save/", {"version": intake.version, **typed})

    assert answer.status_code == 302
