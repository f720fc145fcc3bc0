"""Work that comes again: its rule, its times, what became of each."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.actions.templates import TemplateWords, add_template, change_template, end_template
from giaoban.planning.collecting import Period
from giaoban.planning.models import Collection, Occurrence, ProposalSource, Template
from giaoban.planning.templates_rules import as_bits, as_months, in_words, months_named
from giaoban.programmes.models import ProgrammeKind
from tests.build import TODAY, make_task
from tests.planning.scenes import NOW, annual_line, december, rows_in, sheet_of

DECEMBER_ONLY = as_bits({12})


def monthly(
    by: User, unit: Unit, *, months: int = DECEMBER_ONLY, text: str = "Báo cáo công tác tháng của phòng"
) -> Template:
    words = TemplateWords(text, unit.pk, months, products="Báo cáo", when_words="Ngày làm việc đầu tiên")
    return add_template(words, by=by, on=TODAY)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hằng tháng", "Hằng tháng"),
        ("hàng quý", "Hằng quý (tháng 3, 6, 9, 12)"),
        ("tháng 3, 6, 9", "Tháng 3, 6, 9"),
        ("ngày làm việc đầu tiên", "Hằng tháng"),
        ("6 tháng một lần", "Tháng 6, 12"),
    ],
)
def test_a_rule_in_words_is_months(words: str, told: str) -> None:
    assert in_words(as_bits(months_named(words))) == told


@given(st.frozensets(st.integers(1, 12)))
def test_months_are_kept_as_they_are(months: frozenset[int]) -> None:
    assert as_months(as_bits(months)) == months


def test_what_falls_due_stands_in_the_sheet_with_its_own_record(office_chief: User, division: Unit) -> None:
    template = monthly(office_chief, division)
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert (row.source, row.text, row.due) == (ProposalSource.TEMPLATE, template.text, date(2026, 12, 1))
    time = Occurrence.objects.get()
    assert (time.template, time.start, time.proposal) == (template, date(2026, 12, 1), row)


def test_other_months_and_ended_work_do_not_fall_due(office_chief: User, division: Unit) -> None:
    monthly(office_chief, division, months=as_bits({1, 11}))
    ended = monthly(office_chief, division)
    end_template(ended, by=office_chief, on=TODAY, version=1)
    assert rows_in(sheet_of(december(office_chief), division)) == []


def test_a_time_comes_once_though_week_and_month_are_collected(office_chief: User, division: Unit) -> None:
    monthly(office_chief, division)
    week = Period(ProgrammeKind.WEEKLY_SCHEDULE, date(2026, 12, 1), date(2026, 12, 6))
    first = open_collection(week, date(2026, 11, 27), by=office_chief, on=TODAY, at=NOW).collection
    assert len(rows_in(sheet_of(first, division))) == 1
    assert rows_in(sheet_of(december(office_chief), division)) == []
    assert Occurrence.objects.count() == 1


def test_a_time_whose_row_is_gone_comes_again(office_chief: User, division: Unit) -> None:
    monthly(office_chief, division)
    december(office_chief)
    Collection.objects.all().delete()
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert Occurrence.objects.get().proposal == row


def test_an_earlier_time_that_still_runs_stands_beside_the_next_one(office_chief: User, division: Unit) -> None:
    template = monthly(office_chief, division)
    earlier = make_task(office_chief, template.text, unit=division, due=date(2026, 11, 2))
    rows = rows_in(sheet_of(december(office_chief), division))
    assert [(row.task, row.source) for row in rows] == [
        (earlier, ProposalSource.UNFINISHED),
        (None, ProposalSource.TEMPLATE),
    ]


def test_a_template_made_of_an_annual_line_stands_for_it(office_chief: User, division: Unit) -> None:
    line = annual_line(office_chief, "Kiểm tra đo lường tại các chợ", when="hằng tháng")
    words = TemplateWords(line.text, division.pk, as_bits(range(1, 13)), annual=line.pk)
    add_template(words, by=office_chief, on=TODAY)
    (row,) = rows_in(sheet_of(december(office_chief), division))
    assert (row.source, row.annual) == (ProposalSource.TEMPLATE, line)


def test_a_change_is_for_the_times_that_come(office_chief: User, division: Unit) -> None:
    template = monthly(office_chief, division, months=as_bits({12, 1}))
    (row,) = rows_in(sheet_of(december(office_chief), division))
    words = TemplateWords("Lời mới của việc này", division.pk, as_bits({1}))
    changed = change_template(template, words, by=office_chief, on=TODAY, version=1)
    row.refresh_from_db()
    assert (row.text, changed.months) == ("Báo cáo công tác tháng của phòng", as_bits({1}))
    with pytest.raises(Stale):
        change_template(template, words, by=office_chief, on=TODAY, version=1)


@pytest.mark.parametrize(
    "words",
    [
        {"text": " "},
        {"months": 0},
        {"unit": 0},
        {"valid_from": date(2026, 12, 1), "valid_to": date(2026, 11, 1)},
        {"annual": 999},
        {"leader": 999},
    ],
)
def test_a_template_that_makes_no_sense_is_refused(
    office_chief: User, division: Unit, words: dict[str, object]
) -> None:
    whole = {"text": "Báo cáo công tác tháng", "unit": division.pk, "months": 1}
    with pytest.raises(RuleBroken):
        add_template(TemplateWords(**{**whole, **words}), by=office_chief, on=TODAY)  # type: ignore[arg-type]


def test_only_the_office_enters_what_comes_again(unit_head: User, division: Unit, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        monthly(unit_head, division)
    with pytest.raises(RuleBroken):
        monthly(outsider, division)


@pytest.mark.usefixtures("that_day")
class TestPages:
    def test_work_is_entered_by_words(self, client: Client, office_chief: User, division: Unit) -> None:
        client.force_login(office_chief)
        asked = {"text": "Báo cáo công tác quý", "unit": division.pk, "rule": "hằng quý"}
        page = client.post(reverse("template-new"), asked, follow=True).content.decode()
        assert "Hằng quý (tháng 3, 6, 9, 12)" in page
        assert "Chưa đến lần nào" in page

    def test_words_that_are_not_understood_keep_what_was_typed(
        self, client: Client, office_chief: User, division: Unit
    ) -> None:
        client.force_login(office_chief)
        asked = {"text": "Báo cáo công tác quý", "unit": division.pk, "rule": "lúc nào rảnh", "months": []}
        page = client.post(reverse("template-new"), asked).content.decode()
        assert "Không hiểu khi nào lặp lại" in page
        assert "lúc nào rảnh" in page
        assert not Template.objects.exists()

    def test_an_annual_line_that_comes_again_is_offered(
        self, client: Client, office_chief: User, division: Unit
    ) -> None:
        line = annual_line(office_chief, "Kiểm tra đo lường tại các chợ", when="hằng tháng")
        annual_line(office_chief, "Tổ chức một lần trong năm", when="Tháng 5")
        client.force_login(office_chief)
        page = client.get(reverse("template-new")).content.decode()
        assert f"?line={line.pk}" in page
        assert "Tổ chức một lần trong năm" not in page
        filled = client.get(reverse("template-new"), {"line": line.pk}).content.decode()
        assert filled.count("checked") == 12

    def test_each_time_tells_what_became_of_it(
        self, client: Client, office_chief: User, unit_head: User, division: Unit
    ) -> None:
        template = monthly(office_chief, division)
        december(office_chief)
        client.force_login(unit_head)
        page = client.get(reverse("template-show", args=[template.pk])).content.decode()
        assert "Tháng 12 năm 2026" in page
        assert "Trong phiếu: đang soạn" in page
        assert "Ngừng lặp lại" not in page
        assert template.text in client.get(reverse("template-list"), {"unit": division.pk}).content.decode()

    def test_who_has_no_power_is_stopped(
        self, client: Client, unit_head: User, outsider: User, office_chief: User, division: Unit
    ) -> None:
        template = monthly(office_chief, division)
        client.force_login(unit_head)
        assert client.get(reverse("template-new")).status_code == 403
        assert client.post(reverse("template-end", args=[template.pk])).status_code == 403
        client.force_login(outsider)
        assert client.get(reverse("template-show", args=[template.pk])).status_code == 404
        assert template.text not in client.get(reverse("template-list")).content.decode()
