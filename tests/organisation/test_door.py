"""The door: who knocks too often waits, whoever they say they are; sessions begin and end as they should."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from giaoban.audit.models import Entry
from giaoban.organisation.actions import add_person, deactivate_person, end_other_sessions, knock, unlock_person
from giaoban.organisation.door import COOL_OFF, LIMITS, address_of, keys_of
from giaoban.organisation.models import Agency, Role, SignInTries, TriesOf, User
from giaoban.organisation.rules import NotAllowed
from tests.build import TODAY, make_person

GOOD, NEW = "một mật khẩu dài", "một mật khẩu khác hẳn 2"
HERE = "10.0.0.7"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def person(agency: Agency) -> User:
    return add_person(agency, "an", by=None, full_name="Nguyễn Thị An", password=GOOD)


def sign_in(client: Client, name: str = "an", password: str = GOOD) -> str:
    return client.post("/login/", {"username": name, "password": password}, follow=True).content.decode()


def knock_often(name: str, times: int, *, at: datetime = NOW, address: str = HERE) -> datetime | None:
    return [knock(name, address, by=None, at=at) for _ in range(times)][-1]


def test_five_wrong_passwords_are_told_the_sixth_is_not_looked_at(client: Client, person: User) -> None:
    wrong = [sign_in(client, password="sai") for _ in range(5)]

    answer = sign_in(client)

    assert all("Tên đăng nhập hoặc mật khẩu không đúng." in page for page in wrong)
    assert "Đăng nhập sai quá nhiều lần. Hãy thử lại từ" in answer
    assert "_auth_user_id" not in client.session


def test_a_name_that_nobody_has_is_answered_in_the_same_words(client: Client, person: User) -> None:
    own = [sign_in(Client(), name="an", password="sai") for _ in range(6)]
    nobodys = [sign_in(Client(), name="khong.co", password="sai") for _ in range(6)]

    strip = [page.replace("khong.co", "an") for page in nobodys]
    assert [alert(page) for page in own] == [alert(page) for page in strip]


def alert(page: str) -> str:
    return page.split('role="alert">')[1].split("</div>")[0]


@pytest.mark.parametrize("name", ["an", "khong.co"])
def test_a_password_is_hashed_once_whether_the_name_is_known_or_not(
    client: Client, person: User, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: Any = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *a: hashed.append(a) or encode(*a))
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *a: hashed.append(a) or verify(*a))

    sign_in(client, name=name, password="sai")

    assert len(hashed) == 1


def test_the_lock_opens_after_a_while(person: User) -> None:
    until = knock_often("an", LIMITS[TriesOf.PAIR] + 1)

    assert until == NOW + COOL_OFF
    assert knock("an", HERE, by=None, at=NOW + COOL_OFF) is None


def test_tries_of_long_ago_are_forgotten(person: User) -> None:
    knock_often("an", LIMITS[TriesOf.PAIR])

    assert knock("an", HERE, by=None, at=NOW + timedelta(minutes=16)) is None


def test_somebody_elses_machine_does_not_lock_the_person_out(person: User) -> None:
    knock_often("an", LIMITS[TriesOf.PAIR] + 1, address="203.0.113.9")

    assert knock("an", HERE, by=None, at=NOW) is None


def test_many_machines_together_lock_a_name(person: User) -> None:
    shut = [knock("an", f"203.0.113.{n}", by=None, at=NOW) for n in range(LIMITS[TriesOf.NAME] + 1)]

    assert shut[-2:] == [None, NOW + COOL_OFF]


def test_one_machine_with_many_names_is_locked(db: None) -> None:
    shut = [knock(f"ten{n}", HERE, by=None, at=NOW) for n in range(LIMITS[TriesOf.ADDRESS] + 1)]

    assert shut[-2:] == [None, NOW + COOL_OFF]


def test_the_trail_tells_of_a_lock_once(person: User) -> None:
    knock_often("an", LIMITS[TriesOf.PAIR] + 3)

    entries = Entry.objects.filter(verb="person.locked_out", target_id=person.pk)
    assert [entry.by_id for entry in entries] == [None]


def test_what_was_typed_is_not_kept(client: Client, person: User) -> None:
    sign_in(client, name="mat-khau-go-nham", password="sai")

    assert not SignInTries.objects.filter(key__contains="mat-khau").exists()
    assert set(SignInTries.objects.values_list("user", flat=True)) == {None}


def test_a_right_password_forgets_the_wrong_ones(client: Client, person: User) -> None:
    sign_in(client, password="sai")

    page = sign_in(client)

    assert "Nguyễn Thị An" in page
    assert list(SignInTries.objects.values_list("of", "tries")) == [("address", 1)]
    assert Entry.objects.filter(verb="person.signed_in", by=person).exists()


def test_capitals_and_spaces_around_a_name_do_not_matter(client: Client, person: User) -> None:
    assert "Nguyễn Thị An" in sign_in(client, name=" An ")


def test_an_administrator_opens_the_door_again(admin: User, person: User) -> None:
    knock_often("an", LIMITS[TriesOf.PAIR] + 1)

    unlock_person(person, by=admin, on=TODAY)

    assert knock("an", HERE, by=None, at=NOW) is None
    assert Entry.objects.filter(verb="person.unlocked", by=admin, target_id=person.pk).exists()


def test_nobody_else_opens_it(office_chief: User, person: User) -> None:
    with pytest.raises(NotAllowed):
        unlock_person(person, by=office_chief, on=TODAY)


def test_an_ipv6_machine_is_its_network() -> None:
    one, other = (keys_of("an", address)[TriesOf.ADDRESS] for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::2"))

    assert one == other


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    request = RequestFactory().post("/login/", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.9"})

    assert address_of(request) == "203.0.113.9"


def test_without_a_proxy_nobody_writes_their_own_address(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    request = RequestFactory().post("/login/", headers={"X-Forwarded-For": "1.2.3.4"}, REMOTE_ADDR=HERE)

    assert address_of(request) == HERE


# --- Sessions ------------------------------------------------------------------------------------------------


def test_signing_in_gives_the_session_a_new_key(client: Client, person: User) -> None:
    session = client.session
    session["seen"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key or ""

    sign_in(client)

    assert client.session.session_key != session.session_key


def test_changing_the_password_ends_the_sessions_elsewhere_and_renews_this_one(person: User) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    before = here.session.session_key

    here.post("/password/", {"old_password": GOOD, "new_password1": NEW, "new_password2": NEW})

    assert here.get("/tasks/").status_code == 200
    assert here.session.session_key != before
    assert elsewhere.get("/tasks/").headers["Location"].startswith("/login/")


def test_all_other_sessions_end_when_asked(person: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)

    end_other_sessions(person, by=person)

    assert elsewhere.get("/tasks/").headers["Location"].startswith("/login/")


def test_who_was_let_go_is_out_at_once(agency: Agency, admin: User, person: User) -> None:
    client = Client()
    sign_in(client)

    deactivate_person(person, by=admin, on=TODAY, version=None, last_day=TODAY)

    assert client.get("/tasks/").headers["Location"].startswith("/login/")
    assert "không đúng" in sign_in(Client())


def test_one_signs_out_by_post_only(client: Client, person: User) -> None:
    sign_in(client)

    by_link = client.get("/logout/")
    still_in = client.get("/tasks/").status_code
    client.post("/logout/")

    assert (by_link.status_code, still_in) == (405, 200)
    assert client.get("/tasks/").status_code == 302


def test_the_cookie_of_a_session_is_for_the_server_alone(client: Client, person: User) -> None:
    sign_in(client)

    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_over_https_cookies_travel_only_so(client: Client, person: User, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True

    client.post("/login/", {"username": "an", "password": GOOD}, secure=True)

    assert client.cookies["sessionid"]["secure"]


def test_nobody_is_led_to_another_site_after_signing_in(client: Client, person: User) -> None:
    answer = client.post("/login/", {"username": "an", "password": GOOD, "next": "https://example.com/"})

    assert answer.headers["Location"] == "/"


# --- The password that works once ----------------------------------------------------------------------------


def test_a_password_that_works_once_is_changed_before_anything_else(client: Client, agency: Agency) -> None:
    make_person(agency, "moi", Role.CLERK)
    person = User.objects.get(username="moi")
    person.set_password(GOOD)
    person.must_change_password = True
    person.save()
    page = sign_in(client, name="moi")

    assert "Bạn đang dùng mật khẩu một lần" in page
    assert client.get("/tasks/").headers["Location"] == "/password/"
    assert client.get("/tasks/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/password/"
    client.post("/password/", {"new_password1": NEW, "new_password2": NEW})
    assert client.get("/tasks/").status_code == 200


def test_the_new_password_is_another_one(client: Client, person: User) -> None:
    sign_in(client)

    answer = client.post("/password/", {"old_password": GOOD, "new_password1": GOOD, "new_password2": GOOD})

    assert "phải khác mật khẩu đang dùng" in answer.content.decode()


# --- Opening an agency ---------------------------------------------------------------------------------------


def opened(*more: str) -> str:
    out = StringIO()
    call_command(
        "agency", "Sở Thử", "--province", "Lam Hạ", "--admin", "qt", "--admin-name", "Lê Trị", *more, stdout=out
    )
    return out.getvalue()


def test_an_empty_house_says_how_to_begin(client: Client, db: None) -> None:
    assert "giaoban agency" in client.get("/login/").content.decode()


def test_a_house_with_people_does_not(client: Client, agency: Agency) -> None:
    assert "giaoban agency" not in client.get("/login/").content.decode()


def test_the_first_administrator_signs_in_with_the_printed_password(client: Client, db: None) -> None:
    password = opened("--short-name", "ST").split("mật khẩu dùng một lần: ")[1].split()[0]

    page = sign_in(client, name="qt", password=password)

    assert "Bạn đang dùng mật khẩu một lần" in page
    assert User.objects.get(username="qt").agency.short_name == "ST"


def test_an_agency_is_not_opened_twice(db: None) -> None:
    opened()

    with pytest.raises(CommandError, match="đã có"):
        opened()


# --- Several processes ---------------------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parents[2]
KNOCK = """
from django.utils import timezone
from giaoban.organisation.actions import knock
print(sum(knock("an", "10.0.0.7", by=None, at=timezone.now()) is None for _ in range(4)))
"""


def started(code: str, url: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "giaoban.config.settings",
            "DATABASE_URL": url,
            "GIAOBAN_VAR": str(folder),
        },
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_several_processes_count_together(agency: Agency, tmp_path: Path) -> None:
    add_person(agency, "an", by=None, full_name="Nguyễn Thị An")
    url = database_url(tmp_path)

    processes = [started(KNOCK, url, tmp_path) for _ in range(3)]
    let_through = [int(process.communicate(timeout=120)[0]) for process in processes]

    assert sum(let_through) == LIMITS[TriesOf.PAIR]


def database_url(folder: Path) -> str:
    """The database of this test as another process reaches it; one in memory is written into a file for them."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "postgresql":
        return f"postgres:///{name}"
    path = folder / "doors.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    return f"sqlite:///{path}"
