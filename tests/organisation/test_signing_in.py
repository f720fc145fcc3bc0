from __future__ import annotations

from django.test import Client

from giaoban.organisation.actions import add_person
from giaoban.organisation.models import Agency


def test_every_page_asks_to_sign_in_first(client: Client, db: None) -> None:
    assert client.get("/tasks/").headers["Location"] == "/login/?next=/tasks/"


def test_one_signs_in_with_name_and_password(client: Client, agency: Agency) -> None:
    add_person(agency, "an", by=None, full_name="Nguyễn Thị An", password="một mật khẩu dài")

    answer = client.post("/login/", {"username": "an", "password": "một mật khẩu dài"}, follow=True)

    assert "Nguyễn Thị An" in answer.content.decode()


def test_a_wrong_password_is_refused_in_words(client: Client, agency: Agency) -> None:
    add_person(agency, "an", by=None, full_name="Nguyễn Thị An", password="một mật khẩu dài")

    answer = client.post("/login/", {"username": "an", "password": "sai"})

    assert answer.status_code == 200
    assert "alert" in answer.content.decode()


def test_passwords_are_kept_with_argon2(agency: Agency) -> None:
    user = add_person(agency, "an", by=None, full_name="Nguyễn Thị An", password="một mật khẩu dài")

    assert user.password.startswith("argon2")
