"""Each person says where their mail goes, when it comes and about what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.models import Entry
from giaoban.notifications.actions import set_wishes
from giaoban.notifications.models import MailWish, NoticeKind
from giaoban.notifications.queries import wish_of
from giaoban.organisation.actions import change_own_email
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken, Stale

WISHED = {"digest": "on", "digest_hour": "8", "kinds": ["urge", "work"], "version": "1"}


@pytest.fixture
def reader(client: Client, specialist: User) -> User:
    client.force_login(specialist)
    specialist.refresh_from_db()  # a post was given since
    return specialist


def page(client: Client) -> str:
    answer = client.get("/notices/wishes/")
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, path: str, typed: Mapping[str, object]) -> str:
    return client.post(path, typed, follow=True).content.decode()


def test_who_never_said_anything_has_the_digest_at_seven_and_mail_at_once(specialist: User) -> None:
    wish = wish_of(specialist)

    assert (wish.digest, wish.digest_hour, wish.at_once, wish.muted) == (True, 7, True, [])


def test_wishes_are_kept_and_leave_their_trace(client: Client, reader: User) -> None:
    assert "Đã ghi cách nhận thư." in sent(client, "/notices/wishes/", WISHED)

    wish = MailWish.objects.get(user=reader)
    assert (wish.digest, wish.digest_hour, wish.at_once) == (True, 8, False)
    assert wish.muted == ["extension", "plan", "result", "system"]
    entry = Entry.objects.filter(agency=reader.agency).latest("number")
    assert (entry.verb, entry.by_id) == ("mail_wish.changed", reader.pk)
    assert (entry.before or {})["digest_hour"] == 7


def test_the_page_shows_what_was_wished(client: Client, reader: User) -> None:
    sent(client, "/notices/wishes/", WISHED)

    text = page(client)

    assert '<option value="8" selected>' in text
    assert 'name="at_once">' in text
    assert 'value="urge" id="id_kinds_3" checked' in text
    assert 'value="plan" id="id_kinds_4">' in text


def test_wishes_that_were_changed_in_another_window_are_not_run_over(reader: User) -> None:
    given = {"digest": True, "digest_hour": 8, "at_once": True, "muted": []}
    set_wishes(by=reader, version=1, **given)  # type: ignore[arg-type]

    with pytest.raises(Stale):
        set_wishes(by=reader, version=1, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("hour", ["5", "21", "x", ""])
def test_an_hour_at_which_no_mail_goes_out_is_refused(client: Client, reader: User, hour: str) -> None:
    text = sent(client, "/notices/wishes/", {**WISHED, "digest_hour": hour})

    assert "field-error" in text
    assert not MailWish.objects.exists()


def test_an_hour_outside_is_refused_by_the_act_too(reader: User) -> None:
    with pytest.raises(RuleBroken):
        set_wishes(by=reader, version=None, digest=True, digest_hour=23, at_once=True, muted=[NoticeKind.PLAN])


def test_the_address_is_kept_and_leaves_its_trace(client: Client, reader: User) -> None:
    text = sent(client, "/notices/wishes/address/", {"email": " nam@sonhai.example ", "version": str(reader.version)})

    assert "Thư sẽ gửi tới nam@sonhai.example." in text
    reader.refresh_from_db()
    assert reader.email == "nam@sonhai.example"
    assert Entry.objects.filter(agency=reader.agency).latest("number").verb == "person.email_changed"


def test_an_odd_address_is_refused_and_stays_in_the_field(client: Client, reader: User) -> None:
    text = sent(client, "/notices/wishes/address/", {"email": "nam ở sở", "version": str(reader.version)})

    assert "Địa chỉ thư chưa đúng" in text
    assert 'value="nam ở sở"' in text


def test_an_address_that_an_administrator_changed_meanwhile_is_not_run_over(reader: User) -> None:
    seen = User.objects.get(pk=reader.pk).version
    change_own_email("moi@sonhai.example", by=reader, version=seen)

    with pytest.raises(Stale):
        change_own_email("cu@sonhai.example", by=reader, version=seen)


def test_without_a_server_the_page_says_so(client: Client, reader: User) -> None:
    change_own_email("nam@sonhai.example", by=reader, version=None)

    text = page(client)

    assert "chưa cấu hình thư" in text
    assert "Gửi thử" not in text
    assert "chưa cấu hình thư" in sent(client, "/notices/wishes/trial/", {})


def test_a_letter_is_sent_to_try_the_address_once_a_minute(client: Client, reader: User, mail_ready: None) -> None:
    assert "Hãy ghi địa chỉ thư trước." in sent(client, "/notices/wishes/trial/", {})
    change_own_email("nam@sonhai.example", by=reader, version=None)
    assert "Gửi thử một thư tới nam@sonhai.example" in page(client)

    assert "Đã gửi thư thử" in sent(client, "/notices/wishes/trial/", {})
    assert "hãy đợi một phút" in sent(client, "/notices/wishes/trial/", {})
    assert [letter.to for letter in mail.outbox] == [["nam@sonhai.example"]]

    MailWish.objects.update(tested_at=timezone.now() - timedelta(minutes=2))
    sent(client, "/notices/wishes/trial/", {})
    assert len(mail.outbox) == 2


def test_a_server_that_refuses_the_trial_is_told_in_a_sentence(
    client: Client, reader: User, mail_ready: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
        raise ConnectionResetError("550")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    change_own_email("nam@sonhai.example", by=reader, version=None)

    assert "Máy chủ thư không nhận thư gửi tới nam@sonhai.example" in sent(client, "/notices/wishes/trial/", {})


def test_the_page_costs_few_questions(
    client: Client, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client)

    with django_assert_num_queries(6):  # session, person, agency, posts; the wishes; the number of the header
        page(client)
