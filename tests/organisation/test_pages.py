"""The pages of the organisation: everybody reads, only an administrator changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.organisation.actions import deputise, learn_alias
from giaoban.organisation.door import LIMITS
from giaoban.organisation.models import Agency, Alias, Deputising, Post, Role, SignInTries, TriesOf, Unit, User
from giaoban.web.clock import today
from tests.build import make_person, make_task

DIRECTORY_QUERIES = 10  # session, person, agency, own posts, notices; units, posts, people, deputies, locks


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, path: str, **typed: object) -> str:
    return client.post(path, {name: str(value) for name, value in typed.items()}, follow=True).content.decode()


def test_everybody_finds_people_by_unit(client: Client, specialist: User, unit_head: User, division: Unit) -> None:
    client.force_login(specialist)

    text = page(client, "/organisation/").split('id="people"')[1]

    assert text.index(division.name) < text.index(unit_head.full_name) < text.index(specialist.full_name)
    assert "Thêm người" not in text


@pytest.mark.parametrize("words", ["do van nam", "QLKH", "chuyên viên"])
def test_the_directory_is_searched_without_marks(
    client: Client, specialist: User, office_clerk: User, words: str
) -> None:
    client.force_login(specialist)

    text = page(client, f"/organisation/?words={words}").split('id="people"')[1]

    assert specialist.full_name in text
    assert office_clerk.full_name not in text


def test_htmx_gets_the_list_alone(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    text = client.get("/organisation/", headers={"HX-Request": "true"}).content.decode()

    assert text.startswith('<div id="people">')


@pytest.mark.parametrize("who", ["specialist", "admin"])
def test_the_directory_costs_the_same_for_everybody_however_many_there_are(
    request: pytest.FixtureRequest,
    client: Client,
    agency: Agency,
    division: Unit,
    who: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(request.getfixturevalue(who))
    client.get("/organisation/")
    [make_person(agency, f"nguoi{n}", Role.SPECIALIST, unit=division) for n in range(10)]

    with django_assert_num_queries(DIRECTORY_QUERIES):
        client.get("/organisation/")


def test_a_unit_shows_its_people_names_and_open_work(
    client: Client, admin: User, specialist: User, office_chief: User, division: Unit
) -> None:
    make_task(office_chief, unit=division)
    learn_alias("Phòng Khoa học cũ", by=admin, unit=division)
    client.force_login(specialist)

    text = page(client, f"/organisation/units/{division.pk}/")

    assert specialist.full_name in text
    assert "Phòng Khoa học cũ" in text
    assert "1 việc" in text


def test_an_administrator_renames_a_unit_on_its_page(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)

    text = sent(
        client,
        f"/organisation/units/{division.pk}/rename/",
        version=1,
        name="Phòng Quản lý KHCN",
        short_name="QLKHCN",
        from_day=today(),
    )

    assert "Đã đổi tên" in text
    assert "Phòng Quản lý khoa học" in text  # "Trước là"


def test_what_is_refused_keeps_what_was_typed(client: Client, admin: User, division: Unit, office: Unit) -> None:
    client.force_login(admin)

    text = sent(client, f"/organisation/units/{division.pk}/rename/", version=1, name=office.name, from_day=today())

    assert "đã có" in text
    assert f'value="{office.name}"' in text


def test_who_saw_an_older_unit_is_told(client: Client, admin: User, division: Unit) -> None:
    Unit.objects.filter(pk=division.pk).update(version=5)
    client.force_login(admin)

    text = sent(client, f"/organisation/units/{division.pk}/end/", version=1, last_day=today())

    assert "vừa được người khác thay đổi" in text


def test_a_new_person_gets_a_name_and_a_password_shown_once(client: Client, admin: User, division: Unit) -> None:
    client.force_login(admin)

    answer = client.post(
        "/organisation/people/add/", {"full_name": "Ngô Thị Bích Ngọc", "role": "specialist", "unit": division.pk}
    )

    person = User.objects.get(username="ngocntb")
    assert person.must_change_password
    assert answer.headers["Cache-Control"] == "no-store"
    password = answer.content.decode().split("<code>")[2].split("</code>")[0]
    assert person.check_password(password)


def test_the_list_of_passwords_is_kept_as_a_sheet(client: Client, admin: User, specialist: User) -> None:
    client.force_login(admin)
    text = sent(client, f"/organisation/people/{specialist.pk}/password/")
    packed = text.split('name="packed" value="')[1].split('"')[0]

    answer = client.post("/organisation/people/passwords.xlsx", {"packed": packed})

    assert answer.content.startswith(b"PK")


def test_a_post_is_given_and_ended_on_the_page(client: Client, admin: User, specialist: User, office: Unit) -> None:
    client.force_login(admin)
    person = User.objects.get(pk=specialist.pk)

    given = sent(
        client, f"/organisation/people/{person.pk}/post/", version=person.version, role="clerk", unit=office.pk
    )
    post = Post.objects.get(user=person, role="clerk")
    ended = sent(client, f"/organisation/posts/{post.pk}/end/", version=person.version + 1, last_day=today())

    assert "Đã giao vị trí" in given
    assert "Đã ghi ngày kết thúc" in ended


def test_who_left_is_shown_with_what_they_left(
    client: Client, admin: User, specialist: User, office_chief: User, division: Unit
) -> None:
    task = make_task(office_chief, unit=division)
    type(task).objects.filter(pk=task.pk).update(assignee=specialist)
    client.force_login(admin)

    text = sent(client, f"/organisation/people/{specialist.pk}/deactivate/", last_day=today())

    assert "1 việc chưa xong" in text


def test_a_locked_person_is_seen_and_unlocked_by_the_administrator(
    client: Client, admin: User, specialist: User
) -> None:
    for_long = timezone.now() + timedelta(minutes=10)
    SignInTries.objects.create(
        of=TriesOf.NAME,
        key="k",
        agency=admin.agency,
        user=specialist,
        tries=LIMITS[TriesOf.NAME],
        since=timezone.now(),
        locked_until=for_long,
    )
    client.force_login(admin)

    before = page(client, "/organisation/")
    after = sent(client, f"/organisation/people/{specialist.pk}/unlock/")

    assert "Đang bị khoá đăng nhập" in before
    assert "Đã mở khoá đăng nhập" in after


def test_others_do_not_see_who_is_locked(client: Client, specialist: User) -> None:
    SignInTries.objects.create(
        of=TriesOf.NAME,
        key="k",
        agency=specialist.agency,
        user=specialist,
        since=timezone.now(),
        locked_until=timezone.now() + timedelta(minutes=10),
    )
    client.force_login(specialist)

    assert "Đang bị khoá" not in page(client, "/organisation/")


@pytest.mark.parametrize(
    "path", ["/organisation/units/add/", "/organisation/people/add/", "/organisation/import/", "{unit}rename/"]
)
def test_what_changes_the_organisation_is_not_for_others(
    client: Client, office_chief: User, division: Unit, path: str
) -> None:
    client.force_login(office_chief)

    answer = client.get(path.format(unit=f"/organisation/units/{division.pk}/"))

    assert answer.status_code == 403


def test_a_name_is_taken_back(client: Client, admin: User, division: Unit) -> None:
    alias = learn_alias("Phòng Khoa học cũ", by=admin, unit=division)
    client.force_login(admin)

    sent(client, f"/organisation/aliases/{alias.pk}/forget/")

    assert not Alias.objects.exists()


# --- One's own account ---------------------------------------------------------------------------------------


def test_one_names_who_stands_in_for_oneself(client: Client, unit_head: User, specialist: User) -> None:
    client.force_login(unit_head)

    text = sent(
        client, "/account/", deputy=specialist.pk, first=today(), last=today() + timedelta(days=3), reason="Đi công tác"
    )

    assert f"{specialist.full_name} thay bạn" in text
    assert Deputising.objects.get().reason == "Đi công tác"


def test_what_is_lacking_is_told_in_plain_words(client: Client, unit_head: User) -> None:
    client.force_login(unit_head)

    text = sent(client, "/account/", reason="Đi công tác")

    assert "Hãy chọn trong danh sách." in text
    assert "Hãy điền ô này." in text
    assert "bắt buộc" not in text


def test_the_header_shows_for_whom_one_acts(client: Client, unit_head: User, specialist: User) -> None:
    deputise(unit_head, specialist, by=unit_head, on=today(), first=today(), last=today())
    client.force_login(specialist)

    assert f"Thay {unit_head.full_name}" in page(client, "/tasks/").split("</header>")[0]


def test_one_lays_a_deputising_down(client: Client, unit_head: User, specialist: User) -> None:
    row = deputise(unit_head, specialist, by=unit_head, on=today(), first=today(), last=today())
    client.force_login(specialist)

    sent(client, f"/organisation/deputising/{row.pk}/end/")

    assert not Deputising.objects.exists()


def test_an_administrator_without_business_has_nobody_to_stand_in(client: Client, admin: User) -> None:
    client.force_login(admin)

    assert "Nhờ người thay tôi" not in page(client, "/account/")


def test_other_sessions_end_and_this_one_goes_on(client: Client, specialist: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(specialist)
    client.force_login(specialist)

    text = sent(client, "/account/sessions/")

    assert "Đã đăng xuất khỏi mọi máy khác" in text
    assert elsewhere.get("/account/").status_code == 302
