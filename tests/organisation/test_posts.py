"""Posts and people: an administrator has no business power and can give themself none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from giaoban.audit.models import Entry
from giaoban.organisation.actions import (
    add_person,
    correct_person,
    deactivate_person,
    deputise,
    end_post,
    give_one_time_password,
    give_post,
    reactivate_person,
)
from giaoban.organisation.models import Agency, Deputising, Post, Role, Unit, User
from giaoban.organisation.queries import people_of, standing
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from tests.build import TODAY, make_person

TOMORROW = TODAY + timedelta(days=1)


def test_an_administrator_gives_nothing_to_themself(admin: User) -> None:
    with pytest.raises(NotAllowed, match="tự giao vị trí"):
        give_post(admin, Role.OBSERVER, by=admin, on=TODAY)


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICE_CHIEF, Role.CLERK])
def test_an_administrator_is_given_no_business_power_by_another(agency: Agency, admin: User, role: Role) -> None:
    other = make_person(agency, "quantri2", Role.ADMIN)

    with pytest.raises(NotAllowed, match="không kiêm"):
        give_post(admin, role, by=other, on=TODAY)


def test_who_has_a_say_over_work_does_not_manage_people(admin: User, office_chief: User) -> None:
    with pytest.raises(NotAllowed, match="không kiêm"):
        give_post(office_chief, Role.ADMIN, by=admin, on=TODAY)


def test_an_administrator_may_be_a_specialist_too(agency: Agency, admin: User, division: Unit) -> None:
    other = make_person(agency, "quantri2", Role.ADMIN)

    give_post(admin, Role.SPECIALIST, by=other, on=TODAY, unit=division)

    assert standing(admin, TODAY).roles == {Role.ADMIN, Role.SPECIALIST}


def test_the_same_post_is_not_given_twice(admin: User, specialist: User, division: Unit) -> None:
    with pytest.raises(RuleBroken, match="đã giữ"):
        give_post(specialist, Role.SPECIALIST, by=admin, on=TODAY, unit=division)


def test_a_post_ends_with_its_last_day(admin: User, specialist: User) -> None:
    end_post(specialist.posts.get(), by=admin, on=TODAY, version=1 + 1, last_day=TODAY)

    again = User.objects.get(pk=specialist.pk)
    assert standing(again, TODAY).roles == {Role.SPECIALIST}
    assert standing(again, TOMORROW).roles == frozenset()


def test_a_post_that_has_not_begun_is_taken_back(admin: User, specialist: User, office: Unit) -> None:
    post = give_post(specialist, Role.SPECIALIST, by=admin, on=TODAY, unit=office, valid_from=TOMORROW)

    end_post(post, by=admin, on=TODAY, version=None, last_day=TODAY)

    assert not Post.objects.filter(unit=office).exists()
    assert Entry.objects.filter(verb="post.withdrawn").exists()


def test_an_agency_keeps_an_administrator(admin: User) -> None:
    with pytest.raises(RuleBroken, match="quản trị cuối cùng"):
        end_post(admin.posts.get(), by=admin, on=TODAY, version=None, last_day=TODAY)


def test_who_saw_an_older_person_is_refused(admin: User, specialist: User, office: Unit) -> None:
    seen = User.objects.get(pk=specialist.pk).version
    give_post(specialist, Role.SPECIALIST, by=admin, on=TODAY, unit=office, version=seen)

    with pytest.raises(Stale):
        deactivate_person(specialist, by=admin, on=TODAY, version=seen, last_day=TODAY)


def test_who_leaves_cannot_sign_in_and_holds_nothing_afterwards(
    agency: Agency, admin: User, specialist: User, unit_head: User
) -> None:
    deputise(unit_head, specialist, by=unit_head, on=TODAY, first=TODAY, last=TOMORROW)

    deactivate_person(specialist, by=admin, on=TODAY, version=None, last_day=TODAY)

    assert specialist not in people_of(agency)
    assert specialist.posts.get().valid_to == TODAY
    assert Deputising.objects.get().valid_to == TODAY


def test_who_is_back_may_sign_in_again(agency: Agency, admin: User, specialist: User) -> None:
    deactivate_person(specialist, by=admin, on=TODAY, version=None, last_day=TODAY)

    reactivate_person(specialist, by=admin, on=TODAY, version=None)

    assert specialist in people_of(agency)


def test_nobody_lets_themself_go(agency: Agency, admin: User) -> None:
    make_person(agency, "quantri2", Role.ADMIN)

    with pytest.raises(NotAllowed, match="tự ngừng"):
        deactivate_person(admin, by=admin, on=TODAY, version=None, last_day=TODAY)


def test_a_one_time_password_must_be_changed(admin: User, specialist: User) -> None:
    password = give_one_time_password(specialist, by=admin, on=TODAY, version=None)

    specialist.refresh_from_db()
    assert specialist.check_password(password)
    assert specialist.must_change_password
    assert not Entry.objects.filter(after__icontains=password).exists()


def test_only_an_administrator_gives_passwords(office_chief: User, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        give_one_time_password(specialist, by=office_chief, on=TODAY, version=None)


def test_a_name_is_mended_with_its_trace(admin: User, specialist: User) -> None:
    correct_person(specialist, by=admin, on=TODAY, version=None, full_name="Đỗ  Văn Năm", username="namdv")

    specialist.refresh_from_db()
    assert (specialist.full_name, specialist.username) == ("Đỗ Văn Năm", "namdv")
    assert Entry.objects.get(verb="person.corrected").before == {"full_name": "Đỗ Văn Nam", "username": "chuyenvien"}


def test_an_administrator_mends_an_address_with_its_trace(admin: User, specialist: User) -> None:
    names = {"full_name": specialist.full_name, "username": specialist.username}
    correct_person(specialist, by=admin, on=TODAY, version=None, email=" nam@so.example ", **names)

    specialist.refresh_from_db()
    assert specialist.email == "nam@so.example"
    entry = Entry.objects.get(verb="person.corrected")
    assert ((entry.before or {})["email"], (entry.after or {})["email"]) == ("", "nam@so.example")
    with pytest.raises(RuleBroken, match="Địa chỉ thư"):
        correct_person(specialist, by=admin, on=TODAY, version=None, email="nam ở sở", **names)


@pytest.mark.parametrize("username", ["", "x", "Nguyễn A", "a b", "ann@so"])
def test_a_name_to_sign_in_with_is_plain(agency: Agency, admin: User, username: str) -> None:
    with pytest.raises(RuleBroken, match="Tên đăng nhập"):
        add_person(agency, username, by=admin, on=TODAY, full_name="Nguyễn Văn A")


def test_people_of_others_are_left_alone(admin: User, outsider: User) -> None:
    with pytest.raises(NotAllowed, match="cơ quan mình"):
        give_one_time_password(outsider, by=admin, on=TODAY, version=None)
