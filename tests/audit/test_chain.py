from __future__ import annotations

import pytest
from django.db import connection

from giaoban.audit.actions import Act, record, record_all
from giaoban.audit.models import Entry
from giaoban.audit.queries import faults_of, history_of
from giaoban.organisation.models import Agency, User


def test_entries_are_numbered_and_chained(agency: Agency, office_chief: User) -> None:
    first = record("agency.seen", agency, by=office_chief, after={"a": 1})
    second = record("agency.seen", agency, by=office_chief)

    assert second.number == first.number + 1
    assert second.previous_hash == first.hash
    assert list(faults_of(agency.pk)) == []


def test_each_agency_has_a_chain_of_its_own(agency: Agency, office_chief: User, outsider: User) -> None:
    theirs = Entry.objects.filter(agency=outsider.agency).count()
    record("agency.seen", agency, by=office_chief)

    assert record("agency.seen", agency, by=outsider).number == theirs + 1


def test_many_acts_are_chained_in_their_order(agency: Agency, office_chief: User) -> None:
    record_all([Act(f"agency.act{n}", agency) for n in range(5)], by=office_chief)

    assert [entry.verb for entry in history_of(agency)][:5] == [f"agency.act{n}" for n in (4, 3, 2, 1, 0)]
    assert list(faults_of(agency.pk)) == []


def test_a_changed_entry_is_seen(agency: Agency, office_chief: User) -> None:
    record_all([Act("agency.seen", agency, after={"due": "2026-11-25"}) for _ in range(3)], by=office_chief)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'agency.other' WHERE number = 2")

    assert [fault.number for fault in faults_of(agency.pk)] == [2]


def test_an_entry_taken_out_is_seen(agency: Agency, office_chief: User) -> None:
    record_all([Act("agency.seen", agency) for _ in range(3)], by=office_chief)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE number = 2")

    assert next(fault.message for fault in faults_of(agency.pk)) == "Thiếu dòng nhật ký số 2."


def test_a_tail_cut_off_is_seen(agency: Agency, office_chief: User) -> None:
    *_, last = record_all([Act("agency.seen", agency) for _ in range(3)], by=office_chief)

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE number = %s", [last.number])

    assert len(list(faults_of(agency.pk))) == 1


def test_entries_are_not_changed_or_taken_out_by_the_program(agency: Agency, office_chief: User) -> None:
    entry = record("agency.seen", agency, by=office_chief)

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        Entry.objects.update(verb="x")
    with pytest.raises(TypeError):
        Entry.objects.all().delete()
