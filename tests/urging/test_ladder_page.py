from __future__ import annotations

import pytest
from django.test import Client

from giaoban.audit.queries import history_of
from giaoban.core.urging.ladder import USUAL, Addressee, Rung
from giaoban.organisation.models import User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.urging.actions import set_ladder
from giaoban.urging.queries import ladder_of
from giaoban.urging.rungs import NewRung, mark_of
from giaoban.web.clock import today

NONE = mark_of([])
HEAD = NewRung(2, Addressee.UNIT_HEAD, "Đề nghị báo cáo bằng văn bản.")


def test_an_agency_that_decided_nothing_has_the_usual_ladder(office_chief: User) -> None:
    assert ladder_of(office_chief.agency_id).rungs == USUAL


def test_the_ladder_is_set_in_one_act(office_chief: User) -> None:
    off = NewRung(5, Addressee.DIRECTOR, active=False)

    set_ladder([HEAD, off], by=office_chief, on=today(), seen=NONE)

    ladder = ladder_of(office_chief.agency_id)
    assert ladder.rungs == (Rung(2, Addressee.UNIT_HEAD),)
    assert ladder.texts[ladder.rungs[0]] == "Đề nghị báo cáo bằng văn bản."
    entry = history_of(office_chief.agency).filter(verb="ladder.set").get()
    assert entry.by == office_chief
    assert entry.before == {"rungs": []}


@pytest.mark.parametrize(
    ("rungs", "words"),
    [
        ([HEAD, NewRung(2, Addressee.UNIT_HEAD)], "Hai bậc trùng nhau"),
        ([], "ít nhất một bậc"),
        ([NewRung(251, Addressee.DOER)], "nhiều nhất 250"),
        ([NewRung(n, Addressee.DOER) for n in range(31)], "nhiều nhất 30 bậc"),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused(office_chief: User, rungs: list[NewRung], words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        set_ladder(rungs, by=office_chief, on=today(), seen=NONE)


def test_who_was_quicker_is_not_overwritten(office_chief: User, admin: User) -> None:
    set_ladder([HEAD], by=admin, on=today(), seen=NONE)

    with pytest.raises(Stale):
        set_ladder([NewRung(1, Addressee.DOER)], by=office_chief, on=today(), seen=NONE)


def test_only_who_sets_rules_sets_the_ladder(specialist: User) -> None:
    with pytest.raises(NotAllowed):
        set_ladder([HEAD], by=specialist, on=today(), seen=NONE)


def typed(rows: list[dict[str, str]]) -> dict[str, str]:
    data = {"rungs-TOTAL_FORMS": str(len(rows)), "rungs-INITIAL_FORMS": "0", "seen": NONE}
    return data | {f"rungs-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def test_the_page_says_the_ladder_in_words_to_everybody(client: Client, specialist: User) -> None:
    client.force_login(specialist)

    page = client.get("/urging/ladder/").content.decode()

    assert "Ngày làm việc thứ 3 sau hạn: báo <strong>trưởng đơn vị</strong>" in page
    assert "<form" not in page.partition("<main")[2]
    assert client.post("/urging/ladder/", typed([])).status_code == 403


def test_the_form_sets_it_and_rows_without_a_number_are_left_out(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    rows = [
        {"number": "2", "side": "before", "to": "doer", "text": "", "active": "on"},
        {"number": "", "side": "after", "to": "director", "text": ""},
    ]

    answer = client.post("/urging/ladder/", typed(rows))

    assert answer["Location"] == "/urging/ladder/"
    assert ladder_of(office_chief.agency_id).rungs == (Rung(-2, Addressee.DOER),)


def test_what_was_typed_stays_where_it_is_refused(client: Client, office_chief: User) -> None:
    client.force_login(office_chief)
    rows = [{"number": "4", "side": "after", "to": "doer", "text": "Nhắc riêng", "active": "on"}] * 2

    page = client.post("/urging/ladder/", typed(rows)).content.decode()

    assert "Hai bậc trùng nhau" in page
    assert page.count('value="Nhắc riêng"') == 2
