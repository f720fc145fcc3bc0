from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from giaoban.audit.actions import record
from giaoban.audit.queries import faults_of
from giaoban.organisation.models import Agency, User


def test_a_whole_trail_is_said_to_be_whole(agency: Agency, office_chief: User) -> None:
    record("agency.seen", agency, by=office_chief)
    out = StringIO()

    call_command("verify_audit", stdout=out)

    assert "nguyên vẹn" in out.getvalue()


def test_a_broken_trail_is_told_and_fails(agency: Agency, office_chief: User) -> None:
    entry = record("agency.seen", agency, by=office_chief)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'agency.other' WHERE id = %s", [entry.pk])
    out = StringIO()

    with pytest.raises(CommandError, match="1 chỗ hỏng"):
        call_command("verify_audit", stdout=out)

    assert f"Dòng {entry.number} đã bị sửa" in out.getvalue()


def test_what_the_installation_does_itself_is_in_the_agencys_chain(agency: Agency) -> None:
    entry = record("agency.created", agency, by=None, agency_id=agency.pk)

    assert (entry.by, entry.agency_id) == (None, agency.pk)
    assert list(faults_of(agency.pk)) == []


def test_an_act_of_nobody_must_say_whose_it_is(agency: Agency) -> None:
    with pytest.raises(ValueError, match="whose chain"):
        record("agency.created", agency, by=None)
