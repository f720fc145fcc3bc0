from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.queries import history_of
from giaoban.core.calendar.periods import month_span, year_span
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.organisation.models import Agency, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme, link_to_annual
from giaoban.programmes.models import Line, Programme, ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered
from giaoban.tasks.models import OriginKind, Task
from tests.build import TODAY, make_task

QUERIES = 9  # who asks (3), the agency, notices, the programme, the year's lines, its programmes and their lines


def make_programme(
    by: User, kind: ProgrammeKind, span: tuple[date, date], *texts: str, unit: Unit, same: Task | None = None
) -> Programme:
    orders = [
        NewTask(text, NewOrigin(OriginKind.PROGRAMME_LINE, text), lead_unit_id=unit.pk, lead_unit_words=unit.name)
        for text in texts
    ]
    lines = [
        NewLine("I", f"I.{n}", None, Ordered(new, same_as=same.pk if same and not n else None))
        for n, new in enumerate(orders)
    ]
    made, _ = create_programme(
        NewProgramme(kind, f"Chương trình {span[0]:%m/%Y}", start=span[0], end=span[1], sections=[("I", "Tháng 3")],
                     lines=lines, issued_on=span[0]), by=by, on=span[0],
    )  # fmt: skip
    return made


@pytest.fixture
def annual(office_chief: User, division: Unit) -> Programme:
    return make_programme(
        office_chief, ProgrammeKind.ANNUAL, year_span(2026),
        "Xây dựng kế hoạch chuyển đổi số của Sở", "Nghiệm thu đề tài giống lúa chịu mặn",
        "Kiểm tra đo lường xăng dầu trên địa bàn", unit=division,
    )  # fmt: skip


@pytest.fixture
def march(annual: Programme, office_chief: User, division: Unit) -> Programme:
    same = annual.lines.select_related("task").get(order=0).task
    return make_programme(
        office_chief, ProgrammeKind.MONTHLY, month_span(2026, 3),
        "Xây dựng kế hoạch chuyển đổi số của Sở", "Tiếp tục nghiệm thu đề tài giống lúa chịu mặn",
        "Việc khác hẳn của phòng", unit=division, same=same,
    )  # fmt: skip


def page_of(client: Client, annual: Programme, query: str = "") -> str:
    return client.get(f"/programmes/{annual.pk}/coverage/{query}").content.decode()


def test_the_matrix_says_what_was_taken_up_missed_and_seems_to_be_it(
    client: Client, annual: Programme, march: Programme, specialist: User
) -> None:
    client.force_login(specialist)

    page = page_of(client, annual)

    assert page.count("cover cover-taken") == 2  # the cell, and the legend
    assert page.count("cover cover-missed") == 2
    assert page.count("cover cover-maybe") == 2
    line = march.lines.get(order=0)
    assert f'href="/programmes/lines/{line.pk}/" title="Tháng 3: đã đưa vào, đang làm.' in page


def test_the_counts_lead_to_their_lines(client: Client, annual: Programme, march: Programme, specialist: User) -> None:
    client.force_login(specialist)

    untouched = page_of(client, annual, "?show=untouched")
    missed = page_of(client, annual, "?show=missed")

    assert 'Chưa tháng nào đưa vào <span class="quiet">2</span>' in untouched
    assert "Nghiệm thu đề tài" in untouched
    assert "Xây dựng kế hoạch chuyển đổi số" not in untouched
    assert "Kiểm tra đo lường" in missed
    assert "Nghiệm thu đề tài" not in missed


def test_one_click_says_that_a_line_takes_up_a_line_of_the_year_and_one_takes_it_back(
    client: Client, annual: Programme, march: Programme, office_chief: User
) -> None:
    of_year, of_month = annual.lines.get(order=1), march.lines.get(order=1)
    client.force_login(office_chief)
    assert "Có thể là cùng một việc" in page_of(client, annual)

    said = client.post(
        f"/programmes/lines/{of_month.pk}/annual/", {"annual": of_year.pk, "version": of_month.version}, follow=True
    ).content.decode()

    of_month.refresh_from_db()
    assert of_month.annual == of_year
    assert "Có thể là cùng một việc" not in said
    assert f"/programmes/lines/{of_month.pk}/annual/undo/{of_month.version}/" in said
    client.post(f"/programmes/lines/{of_month.pk}/annual/undo/{of_month.version}/")
    of_month.refresh_from_db()
    assert of_month.annual is None


def test_a_link_leaves_its_trace(annual: Programme, march: Programme, office_chief: User) -> None:
    line = link_to_annual(march.lines.get(order=1), annual.lines.get(order=1), by=office_chief, on=TODAY, version=1)

    assert history_of(line)[0].verb == "programme.line_linked"


def test_a_link_that_makes_no_sense_is_refused(
    annual: Programme, march: Programme, office_chief: User, specialist: User, outsider: User
) -> None:
    of_year, of_month = annual.lines.get(order=1), march.lines.get(order=1)

    with pytest.raises(RuleBroken, match="chương trình năm"):
        link_to_annual(of_month, march.lines.get(order=2), by=office_chief, on=TODAY, version=1)
    with pytest.raises(RuleBroken, match="chương trình năm"):
        link_to_annual(of_year, annual.lines.get(order=2), by=office_chief, on=TODAY, version=1)
    with pytest.raises(Stale):
        link_to_annual(of_month, of_year, by=office_chief, on=TODAY, version=7)
    with pytest.raises(NotAllowed):
        link_to_annual(of_month, of_year, by=specialist, on=TODAY, version=1)
    with pytest.raises(Line.DoesNotExist):
        link_to_annual(of_month, of_year, by=outsider, on=TODAY, version=1)


def test_finished_work_is_done_in_the_matrix(
    client: Client, annual: Programme, march: Programme, specialist: User
) -> None:
    task = march.lines.get(order=0).task
    assert task is not None
    Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, done_on=date(2026, 3, 20))
    client.force_login(specialist)

    assert page_of(client, annual).count("cover cover-done") == 2


def test_a_withdrawn_line_takes_nothing_up(
    client: Client, annual: Programme, march: Programme, specialist: User
) -> None:
    march.lines.filter(order=0).update(withdrawn_on=date(2026, 3, 10))
    client.force_login(specialist)

    assert page_of(client, annual).count("cover cover-missed") == 3


def test_the_matrix_costs_the_same_questions_however_long_the_programmes_are(
    client: Client,
    annual: Programme,
    march: Programme,
    office_chief: User,
    division: Unit,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(specialist)
    page_of(client, annual)
    with django_assert_num_queries(QUERIES):
        page_of(client, annual)
    for month in (4, 5):
        texts = [f"Việc số {n} của tháng {month}" for n in range(20)]
        make_programme(office_chief, ProgrammeKind.MONTHLY, month_span(2026, month), *texts, unit=division)
    with django_assert_num_queries(QUERIES):
        page_of(client, annual)


def test_work_that_no_plan_asked_for_is_listed_and_can_be_taken_into_a_programme(
    client: Client, annual: Programme, march: Programme, office_chief: User, specialist: User
) -> None:
    task = make_task(office_chief, "Đón đoàn công tác của Bộ")
    client.force_login(specialist)
    page = client.get(f"/programmes/{annual.pk}/coverage/unasked/").content.decode()
    assert "Đón đoàn công tác của Bộ" in page
    assert "1 việc phát sinh" in page
    assert "Nghiệm thu đề tài" not in page
    assert "Đưa vào chương trình</a>" not in page

    client.force_login(office_chief)
    offered = client.get(f"/programmes/{annual.pk}/coverage/unasked/").content.decode()
    assert f"/programmes/{march.pk}/add/?task={task.pk}" in offered


def test_the_list_of_what_no_plan_asked_for_costs_the_same_questions_however_long_it_is(
    client: Client,
    annual: Programme,
    office_chief: User,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = f"/programmes/{annual.pk}/coverage/unasked/"
    client.force_login(specialist)
    make_task(office_chief)
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)
    for n in range(5):
        make_task(office_chief, f"Việc phát sinh {n}")
    with django_assert_num_queries(8):
        client.get(address)


def test_all_of_it_is_an_excel_file(client: Client, annual: Programme, march: Programme, specialist: User) -> None:
    client.force_login(specialist)

    answer = client.get(f"/programmes/{annual.pk}/coverage/sheet/")

    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"


def test_an_outsider_sees_no_coverage(client: Client, annual: Programme, march: Programme, outsider: User) -> None:
    client.force_login(outsider)

    for part in ("", "sheet/", "unasked/"):
        assert client.get(f"/programmes/{annual.pk}/coverage/{part}").status_code == 404
    line = march.lines.get(order=1)
    assert client.post(f"/programmes/lines/{line.pk}/annual/", {"annual": "1"}).status_code == 404


def test_only_the_year_has_a_matrix(client: Client, march: Programme, specialist: User) -> None:
    client.force_login(specialist)

    assert client.get(f"/programmes/{march.pk}/coverage/").status_code == 404


def test_words_of_papers_are_never_taken_for_markup(
    client: Client, agency: Agency, annual: Programme, march: Programme, specialist: User
) -> None:
    marked = '<b>"Sở" & phòng</b>'
    Line.objects.update(text=marked, when_words="Tháng 3 <b>", unit_words=marked)
    client.force_login(specialist)

    page = page_of(client, annual)

    assert "&lt;b&gt;&quot;Sở&quot; &amp; phòng&lt;/b&gt;" in page
    assert "<b>" not in page
