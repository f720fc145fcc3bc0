"""Every change of the organisation leaves its trace, also those the installation makes by itself."""

from __future__ import annotations

from django.test import Client

from giaoban.audit.models import Entry
from giaoban.audit.queries import faults_of
from giaoban.organisation.actions import add_person, add_unit, create_agency, give_post, learn_alias
from giaoban.organisation.models import Agency, Role, Unit, User


def verbs(agency: Agency) -> list[str]:
    return list(Entry.objects.filter(agency=agency).order_by("number").values_list("verb", flat=True))


def test_an_agency_set_up_by_the_installation_has_its_whole_story(db: None) -> None:
    agency = create_agency("Sở Thử", by=None, short_name="ST", province="Lam Hạ")
    unit = add_unit(agency, "Văn phòng", by=None)
    person = add_person(agency, "thu", by=None, full_name="Lê Thu")
    give_post(person, Role.SPECIALIST, by=None, unit=unit)

    assert verbs(agency) == ["agency.created", "unit.added", "person.added", "post.given"]
    assert list(faults_of(agency.pk)) == []


def test_a_learned_name_says_who_taught_it(agency: Agency, division: Unit, office_chief: User) -> None:
    learn_alias("Phòng Khoa học", by=office_chief, unit=division)

    entry = Entry.objects.filter(agency=agency).latest("number")
    assert (entry.verb, entry.by_id, (entry.after or {})["unit"]) == ("alias.learned", office_chief.pk, division.pk)


def test_no_password_stands_in_the_trail(db: None) -> None:
    agency = create_agency("Sở Thử", by=None, short_name="ST", province="Lam Hạ")
    add_person(agency, "thu", by=None, full_name="Lê Thu", password="mat-khau-rat-dai")

    assert not any("mat-khau" in str(entry.after) for entry in Entry.objects.all())


def test_a_new_password_takes_effect_and_leaves_its_trace(client: Client, agency: Agency) -> None:
    user = add_person(agency, "thu", by=None, full_name="Lê Thu", password="mat-khau-cu-dai")
    client.force_login(user)
    new = "mat-khau-moi-dai-2"

    client.post("/password/", {"old_password": "mat-khau-cu-dai", "new_password1": new, "new_password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert Entry.objects.filter(agency=agency).latest("number").verb == "person.password_changed"
