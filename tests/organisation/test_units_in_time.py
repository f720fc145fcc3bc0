"""What happens to units: history reads right, and whatever belonged to an ended unit finds the one that follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from giaoban.audit.models import Entry
from giaoban.organisation.actions import (
    add_unit,
    correct_unit,
    end_post,
    end_unit,
    give_post,
    learn_alias,
    merge_unit,
    rename_unit,
)
from giaoban.organisation.models import Agency, Role, Unit, UnitKind, User
from giaoban.organisation.queries import forerunners_of, members_of, names_of, standing
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.tasks.actions import confirm_task, hand_in_task, hand_out_task
from giaoban.web.clock import today
from tests.build import TODAY, make_task

BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NEW = {"name": "Phòng Quản lý khoa học và công nghệ", "short_name": "QLKHCN"}


def fresh(user: User) -> User:
    """The person as another request sees them."""
    return User.objects.get(pk=user.pk)


def renamed(unit: Unit, *, by: User, from_day: date = TODAY, name: str = NEW["name"]) -> Unit:
    return rename_unit(unit, by=by, on=TODAY, version=None, name=name, short_name="QLKHCN", from_day=from_day)


def test_a_renamed_unit_keeps_its_old_row_up_to_the_day_before(admin: User, division: Unit) -> None:
    new = rename_unit(division, by=admin, on=TODAY, version=1, from_day=TODAY, **NEW)

    division.refresh_from_db()
    assert (division.name, division.valid_to) == ("Phòng Quản lý khoa học", BEFORE)
    assert (division.successor, new.valid_from, new.valid_to) == (new, TODAY, None)
    assert Entry.objects.filter(verb="unit.renamed", target_id=division.pk, by=admin).exists()


def test_posts_go_on_in_the_renamed_unit_and_history_stays(admin: User, division: Unit, specialist: User) -> None:
    new = renamed(division, by=admin)

    then, now = standing(fresh(specialist), BEFORE), standing(fresh(specialist), TODAY)
    assert then.member_of == {division.pk}
    assert now.member_of == {new.pk}
    assert now.works_in(division.pk)
    assert list(specialist.posts.order_by("pk").values_list("unit__name", "valid_to")) == [
        (division.name, BEFORE),
        (new.name, None),
    ]


def test_the_head_leads_what_the_ended_unit_left(admin: User, division: Unit, unit_head: User) -> None:
    new = renamed(division, by=admin)

    now = standing(fresh(unit_head), TODAY)
    assert now.heads == {new.pk}
    assert now.leads(division.pk)


def test_a_unit_renamed_twice_is_still_found_from_its_first_row(admin: User, division: Unit, unit_head: User) -> None:
    middle = renamed(division, by=admin)
    last = renamed(middle, by=admin, from_day=AFTER, name="Phòng Khoa học")

    assert standing(fresh(unit_head), AFTER).with_ended([last.pk]) == {division.pk, middle.pk, last.pk}
    assert forerunners_of(last.pk) == [division.pk, middle.pk]
    division.refresh_from_db()
    assert list(members_of(division, AFTER)) == [unit_head]


def test_before_a_renaming_takes_effect_nothing_is_different(admin: User, division: Unit, unit_head: User) -> None:
    new = renamed(division, by=admin, from_day=AFTER)

    now, then = standing(fresh(unit_head), TODAY), standing(fresh(unit_head), AFTER)
    assert now.heads == {division.pk}
    assert not now.leads(new.pk)
    assert then.heads == {new.pk}
    assert then.leads(division.pk)


def test_the_old_name_and_learned_names_mean_the_new_unit(agency: Agency, admin: User, division: Unit) -> None:
    learn_alias("Phòng Khoa học cũ", by=admin, unit=division)
    new = renamed(division, by=admin)

    names = names_of(agency, TODAY)
    assert names.unit("Phòng Quản lý khoa học") == new.pk
    assert names.unit("phong khoa hoc cu") == new.pk
    assert names_of(agency, BEFORE).unit("Phòng Quản lý khoa học") == division.pk


def test_a_new_unit_may_take_an_ended_ones_name(agency: Agency, admin: User, division: Unit) -> None:
    renamed(division, by=admin)
    other = add_unit(agency, division.name, by=admin, on=TODAY, valid_from=TODAY)

    assert names_of(agency, TODAY).unit(division.name) == other.pk


def test_a_merged_unit_brings_its_people_and_names(
    agency: Agency, admin: User, division: Unit, office: Unit, specialist: User
) -> None:
    merge_unit(division, office, by=admin, on=TODAY, version=1, from_day=TODAY)

    assert standing(fresh(specialist), TODAY).with_ended([office.pk]) == {division.pk, office.pk}
    assert names_of(agency, TODAY).unit("QLKH") == office.pk


def test_who_already_works_in_the_other_unit_gets_no_second_post(
    admin: User, division: Unit, office: Unit, specialist: User
) -> None:
    give_post(specialist, Role.SPECIALIST, by=None, unit=office)

    merge_unit(division, office, by=admin, on=TODAY, version=1, from_day=TODAY)

    assert specialist.posts.filter(unit=office).count() == 1


def test_a_post_that_begins_after_the_merger_simply_moves(
    admin: User, division: Unit, office: Unit, office_clerk: User
) -> None:
    post = give_post(office_clerk, Role.SPECIALIST, by=None, unit=division, valid_from=AFTER)

    merge_unit(division, office, by=admin, on=TODAY, version=1, from_day=TODAY)

    post.refresh_from_db()
    assert (post.unit, post.valid_from) == (office, AFTER)


def test_a_unit_does_not_end_under_its_people(admin: User, division: Unit, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="Còn 1 vị trí"):
        end_unit(division, by=admin, on=TODAY, version=1, last_day=TODAY)


def test_a_unit_without_people_ends(admin: User, division: Unit, specialist: User) -> None:
    end_post(specialist.posts.get(), by=admin, on=TODAY, version=None, last_day=TODAY)

    end_unit(division, by=admin, on=TODAY, version=1, last_day=TODAY)

    division.refresh_from_db()
    assert (division.valid_to, division.successor) == (TODAY, None)


def test_an_ended_unit_cannot_end_again(admin: User, division: Unit) -> None:
    renamed(division, by=admin)

    with pytest.raises(RuleBroken, match="đã kết thúc"):
        end_unit(division, by=admin, on=TODAY, version=None, last_day=AFTER)


def test_a_typing_mistake_is_mended_in_place(admin: User, division: Unit) -> None:
    correct_unit(
        division, by=admin, on=TODAY, version=1, name="Phòng QLKH", short_name="QLKH", kind=UnitKind.OTHER, order=3
    )

    division.refresh_from_db()
    assert (division.name, division.kind, division.valid_to) == ("Phòng QLKH", UnitKind.OTHER, None)


def test_who_saw_an_older_unit_is_refused(admin: User, division: Unit) -> None:
    correct_unit(division, by=admin, on=TODAY, version=1, name="Phòng K", short_name="K", kind="division", order=0)

    with pytest.raises(Stale):
        rename_unit(division, by=admin, on=TODAY, version=1, from_day=TODAY, **NEW)


def test_only_an_administrator_changes_units(office_chief: User, division: Unit) -> None:
    with pytest.raises(NotAllowed, match="quản lý đơn vị"):
        renamed(division, by=office_chief)


def test_who_confirms_papers_may_add_the_unit_that_one_names(agency: Agency, office_clerk: User) -> None:
    unit = add_unit(agency, "Phòng Mới", by=office_clerk, on=TODAY)

    assert unit.agency == agency


def test_a_specialist_adds_no_unit(agency: Agency, specialist: User) -> None:
    with pytest.raises(NotAllowed):
        add_unit(agency, "Phòng Mới", by=specialist, on=TODAY)


def test_units_of_others_are_left_alone(outsider: User, division: Unit) -> None:
    give_post(outsider, Role.SPECIALIST, by=None, unit=outsider.posts.get().unit)
    stranger = fresh(outsider)
    stranger.posts.update(role=Role.ADMIN)

    with pytest.raises(NotAllowed, match="cơ quan mình"):
        renamed(division, by=stranger)


def test_open_work_of_an_ended_unit_stays_in_somebodys_hands(
    admin: User, office_chief: User, unit_head: User, specialist: User, division: Unit
) -> None:
    task = make_task(office_chief, unit=division)
    renamed(division, by=admin)

    task = hand_out_task(task, specialist, by=fresh(unit_head), on=TODAY, version=task.version)
    task = hand_in_task(task, by=fresh(specialist), on=TODAY, version=task.version)
    task = confirm_task(task, by=fresh(unit_head), on=TODAY, version=task.version)

    assert (task.state, task.lead_unit) == ("done", division)


def test_the_list_of_a_unit_holds_the_tasks_of_what_ended_into_it(
    client: Client, admin: User, office_chief: User, division: Unit
) -> None:
    make_task(office_chief, "Việc của phòng cũ", unit=division)
    new = renamed(division, by=admin, from_day=today())
    client.force_login(office_chief)

    assert "Việc của phòng cũ" in client.get(f"/tasks/?unit={new.pk}&state=open").content.decode()


def test_the_first_page_of_its_people_holds_them_too(
    client: Client, admin: User, office_chief: User, unit_head: User, specialist: User, division: Unit
) -> None:
    make_task(office_chief, "Việc của phòng cũ", unit=division)
    renamed(division, by=admin, from_day=today())

    client.force_login(unit_head)
    as_head = client.get("/").content.decode()
    client.force_login(specialist)
    as_specialist = client.get("/").content.decode()

    assert "Việc của phòng cũ" in as_head
    assert "Việc của phòng cũ" in as_specialist
