from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from giaoban.audit.queries import history_of
from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.carrying_over import Carried, Going, carry_over, keep_carried, undo_carry_over
from giaoban.planning.actions.collecting import open_collection
from giaoban.planning.collecting import Period
from giaoban.planning.models import CarryOver, Proposal, ProposalSource
from giaoban.programmes.actions import NewLine, NewProgramme, create_programme
from giaoban.programmes.models import Programme, ProgrammeKind
from giaoban.tasks.actions import NewOrigin, NewTask, Ordered, WorkDone, report_progress
from giaoban.tasks.models import DeadlineCause, DeadlineChange, OriginKind, Task
from tests.build import TODAY, make_confirmed, make_programme_paper

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
LAST = date(2026, 11, 30)
DECEMBER = date(2026, 12, 1)
YEAR_END = Deadline("31/12/2026", DeadlineKind.DAY, due=date(2026, 12, 31))


@pytest.fixture
def programme(division: Unit, office_chief: User) -> Programme:
    programme = make_confirmed(make_programme_paper(4), by=office_chief).programme
    assert programme is not None
    return programme


def going(*tasks: Task, **given: Any) -> list[Going]:
    return [Going(task.pk, task.version, **given) for task in tasks]


def carried(programme: Programme, by: User, *tasks: Task, **given: Any) -> Carried:
    ready = going(*tasks, **given)
    return carry_over(programme, ready, reason="Chờ Bộ góp ý", by=by, on=LAST, at=NOW)


def test_unfinished_work_goes_on_as_the_same_task_counted_once(programme: Programme, office_chief: User) -> None:
    tasks = list(Task.objects.order_by("pk"))

    carried(programme, office_chief, *tasks[:2], deadline=YEAR_END)

    first = Task.objects.get(pk=tasks[0].pk)
    assert Task.objects.count() == 4
    assert (first.carried, first.due, first.first_due) == (1, date(2026, 12, 31), date(2026, 11, 25))
    row = CarryOver.objects.get(task=first)
    assert (row.from_start, row.to_start, row.to_end) == (date(2026, 11, 1), DECEMBER, date(2026, 12, 31))
    assert (row.times, row.reason, row.by, row.on) == (1, "Chờ Bộ góp ý", office_chief, LAST)


def test_the_ledger_tells_the_deadline_before(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]

    carried(programme, office_chief, task, deadline=YEAR_END)

    entry = DeadlineChange.objects.get()
    assert (entry.was_due, entry.now_due, entry.cause) == (
        date(2026, 11, 25), date(2026, 12, 31), DeadlineCause.CARRY_OVER,
    )  # fmt: skip
    assert (entry.reason, entry.was_words, entry.now_words) == ("Chờ Bộ góp ý", "Trước 25/11", "31/12/2026")


def test_work_that_keeps_its_deadline_has_no_line_in_the_ledger(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]

    carried(programme, office_chief, task)

    task.refresh_from_db()
    assert (task.carried, task.due) == (1, date(2026, 11, 25))
    assert not DeadlineChange.objects.exists()


def test_carrying_over_twice_is_carrying_over_once(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]
    carried(programme, office_chief, task, deadline=YEAR_END)

    again = carried(programme, office_chief, task, deadline=YEAR_END)  # the same form, sent twice

    assert again.act is None
    assert Task.objects.get(pk=task.pk).carried == 1
    assert CarryOver.objects.count() == DeadlineChange.objects.count() == 1


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ticks=st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=1, max_size=4))
def test_however_often_and_in_whatever_parts_each_task_moves_once(
    programme: Programme, office_chief: User, ticks: list[set[int]]
) -> None:
    CarryOver.objects.all().delete()
    Task.objects.update(carried=0)
    tasks = list(Task.objects.order_by("pk"))

    for ticked in ticks:
        fresh = [Task.objects.get(pk=tasks[n].pk) for n in sorted(ticked)]
        carried(programme, office_chief, *fresh, deadline=YEAR_END)

    moved = set().union(*ticks)
    assert list(Task.objects.order_by("pk").values_list("carried", flat=True)) == [int(n in moved) for n in range(4)]
    assert CarryOver.objects.count() == len(moved)


def test_the_programme_of_the_next_period_does_not_count_it_again(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]
    carried(programme, office_chief, task, deadline=YEAR_END)
    words = NewTask(task.text, NewOrigin(OriginKind.PROGRAMME_LINE, task.text))
    lines = [NewLine("", "1", None, Ordered(words, same_as=task.pk))]

    create_programme(
        NewProgramme(ProgrammeKind.MONTHLY, "Tháng 12", start=DECEMBER, end=date(2026, 12, 31), lines=lines),
        by=office_chief,
    )

    assert Task.objects.get(pk=task.pk).carried == 1


def test_what_went_on_stands_ready_in_the_next_collection(
    programme: Programme, unit_head: User, office_chief: User
) -> None:
    task = Task.objects.order_by("pk")[0]
    carried(programme, office_chief, task, deadline=YEAR_END)

    open_collection(
        Period(ProgrammeKind.MONTHLY, DECEMBER, date(2026, 12, 31)),
        date(2026, 11, 30),
        by=office_chief,
        on=TODAY,
        at=NOW,
    )

    row = Proposal.objects.get(task=task)
    assert (row.source, row.ticked) == (ProposalSource.UNFINISHED, True)


def test_what_the_next_programme_takes_up_by_itself_is_on_the_list_too(
    programme: Programme, office_chief: User
) -> None:
    task = Task.objects.order_by("pk")[0]
    words = NewTask(task.text, NewOrigin(OriginKind.PROGRAMME_LINE, task.text))
    lines = [NewLine("", "1", None, Ordered(words, same_as=task.pk))]
    new = NewProgramme(ProgrammeKind.MONTHLY, "Tháng 12", start=DECEMBER, end=date(2026, 12, 31), lines=lines)
    made, outcome = create_programme(new, by=office_chief)

    keep_carried(made, outcome, by=office_chief, on=LAST)

    row = CarryOver.objects.get()
    assert (row.task, row.programme, row.to_start, row.times) == (task, programme, DECEMBER, 1)


def test_what_the_next_programme_has_already_is_not_carried_over(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]
    next_one = Programme.objects.create(
        agency=programme.agency, kind=programme.kind, title="Tháng 12", start=DECEMBER, end=date(2026, 12, 31)
    )
    next_one.lines.create(agency=programme.agency, order=0, text=task.text, task=task)

    assert carried(programme, office_chief, task).act is None
    assert Task.objects.get(pk=task.pk).carried == 0


def test_each_person_concerned_is_told_once_how_much_went_on(
    programme: Programme, unit_head: User, office_chief: User
) -> None:
    carried(programme, office_chief, *Task.objects.all(), deadline=YEAR_END)

    notice = Notice.objects.get(to=unit_head)
    assert notice.title == "4 việc chuyển sang tháng 12 năm 2026"
    assert notice.url == "/planning/carried/?period=2026-12-01"


def test_a_reason_of_its_own_stands_before_the_common_one(programme: Programme, office_chief: User) -> None:
    one, two = Task.objects.order_by("pk")[:2]

    carry_over(
        programme, [*going(one), *going(two, reason="Thiếu kinh phí")],
        reason="Chờ Bộ góp ý", by=office_chief, on=LAST, at=NOW,
    )  # fmt: skip

    assert set(CarryOver.objects.values_list("task", "reason")) == {
        (one.pk, "Chờ Bộ góp ý"),
        (two.pk, "Thiếu kinh phí"),
    }


def test_without_a_reason_nothing_moves(programme: Programme, office_chief: User) -> None:
    one, two = Task.objects.order_by("pk")[:2]

    with pytest.raises(RuleBroken, match="lý do"):
        carry_over(programme, [*going(one, reason="Vì"), *going(two)], reason=" ", by=office_chief, on=LAST, at=NOW)
    assert not CarryOver.objects.exists()


def test_nothing_ticked_is_refused(programme: Programme, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="ít nhất một việc"):
        carried(programme, office_chief)


def test_finished_work_does_not_go_on(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]
    Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, done_on=TODAY)

    with pytest.raises(RuleBroken, match="đã hoàn thành"):
        carried(programme, office_chief, task)


def test_work_that_was_changed_meanwhile_is_stale(programme: Programme, office_chief: User, unit_head: User) -> None:
    task = Task.objects.order_by("pk")[0]
    report_progress(task, by=unit_head, on=LAST, version=task.version, percent=40, text="Đang làm")
    seen = Going(task.pk, 1)

    with pytest.raises(Stale):
        carry_over(programme, [seen], reason="Vì", by=office_chief, on=LAST, at=NOW)
    assert not CarryOver.objects.exists()


@pytest.mark.parametrize("who", ["leader", "unit_head", "specialist", "admin"])
def test_only_who_plans_carries_over(programme: Programme, who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        carried(programme, request.getfixturevalue(who), Task.objects.order_by("pk")[0])


def test_an_outsider_carries_nothing_over(programme: Programme, outsider: User) -> None:
    with pytest.raises(RuleBroken):
        carried(programme, outsider, Task.objects.order_by("pk")[0])
    assert not CarryOver.objects.exists()


def test_all_of_it_is_taken_back_within_the_hour(programme: Programme, office_chief: User) -> None:
    tasks = list(Task.objects.order_by("pk"))
    act = carried(programme, office_chief, *tasks, deadline=YEAR_END).act
    assert act is not None

    undo_carry_over(programme, act, by=office_chief, on=LAST, at=_acted(programme) + timedelta(minutes=59))

    assert not CarryOver.objects.exists()
    assert set(Task.objects.values_list("carried", "due", "when_words")) == {(0, date(2026, 11, 25), "Trước 25/11")}
    assert not DeadlineChange.objects.filter(undone_at=None).exists()
    assert history_of(tasks[0])[0].verb == "task.moved_on_undone"


def test_what_was_taken_back_can_be_carried_over_again(programme: Programme, office_chief: User) -> None:
    task = Task.objects.order_by("pk")[0]
    act = carried(programme, office_chief, task, deadline=YEAR_END).act
    assert act is not None
    undo_carry_over(programme, act, by=office_chief, on=LAST, at=_acted(programme))
    task.refresh_from_db()

    carried(programme, office_chief, task, deadline=YEAR_END)

    assert Task.objects.get(pk=task.pk).carried == 1
    with pytest.raises(RuleBroken):
        undo_carry_over(programme, act, by=office_chief, on=LAST, at=_acted(programme))


def test_after_the_hour_it_stays(programme: Programme, office_chief: User) -> None:
    act = carried(programme, office_chief, *Task.objects.all()).act
    assert act is not None

    with pytest.raises(RuleBroken, match="một giờ"):
        undo_carry_over(programme, act, by=office_chief, on=LAST, at=_acted(programme) + timedelta(minutes=61))


def test_where_somebody_worked_on_it_since_nothing_is_taken_back(
    programme: Programme, office_chief: User, unit_head: User
) -> None:
    act = carried(programme, office_chief, *Task.objects.all()).act
    assert act is not None
    task = Task.objects.order_by("pk")[0]
    report_progress(task, by=unit_head, on=LAST, version=task.version, percent=40, text="Đang làm")

    with pytest.raises(WorkDone, match="đã có người làm"):
        undo_carry_over(programme, act, by=office_chief, on=LAST, at=_acted(programme))
    assert CarryOver.objects.count() == 4


def _acted(programme: Programme) -> datetime:
    return next(entry.at for entry in history_of(programme) if entry.verb == "programme.carried_over")


# --- pages ---------------------------------------------------------------------------------------------------


def test_the_page_ticks_what_is_unfinished_and_one_act_moves_it(
    client: Client, programme: Programme, office_chief: User
) -> None:
    client.force_login(office_chief)
    address = f"/planning/carried/from/{programme.pk}/"
    page = client.get(address).content.decode()
    assert page.count(" checked") == 4
    assert 'value="31/12/2026"' in page

    tasks = list(Task.objects.order_by("pk"))
    data = {"reason": "Chờ Bộ góp ý", "when": "31/12/2026"}
    data |= {f"v{task.pk}": str(task.version) for task in tasks} | {f"t{task.pk}": "on" for task in tasks[:3]}
    data |= {f"d{tasks[0].pk}": "15/12/2026"}
    answer = client.post(address, data, follow=True).content.decode()

    assert "Đã chuyển 3 việc sang kỳ sau" in answer
    assert "Hoàn tác" in answer
    assert list(Task.objects.order_by("pk").values_list("due", flat=True)) == [
        date(2026, 12, 15), date(2026, 12, 31), date(2026, 12, 31), date(2026, 11, 25),
    ]  # fmt: skip
    assert "Đã chuyển, hoặc đã có trong chương trình kỳ sau (3)" in client.get(address).content.decode()


def test_nothing_typed_is_lost_where_it_is_refused(client: Client, programme: Programme, office_chief: User) -> None:
    client.force_login(office_chief)
    one, two = Task.objects.order_by("pk")[:2]
    data = {"reason": "", "when": "31/12/2026", f"t{one.pk}": "on", f"r{two.pk}": "Lý do đã gõ", f"d{one.pk}": "đâu đó"}

    answer = client.post(f"/planning/carried/from/{programme.pk}/", data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Không hiểu hạn mới" in page
    assert "Lý do đã gõ" in page
    assert page.count(" checked") == 1


def test_the_page_costs_the_same_questions_however_long_the_programme_is(
    client: Client, programme: Programme, office_chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(office_chief)
    address = f"/planning/carried/from/{programme.pk}/"
    client.get(address)
    with django_assert_num_queries(10):
        client.get(address)
    programme.lines.filter(order__gte=1).delete()
    with django_assert_num_queries(10):
        client.get(address)


def test_the_list_tells_what_moved_and_narrows_to_what_moved_often(
    client: Client, programme: Programme, office_chief: User, specialist: User
) -> None:
    task = Task.objects.order_by("pk")[0]
    Task.objects.filter(pk=task.pk).update(carried=2)
    carried(programme, office_chief, *Task.objects.all(), deadline=YEAR_END)
    client.force_login(specialist)

    page = client.get("/planning/carried/").content.decode()
    often = client.get("/planning/carried/?often=1").content.decode()
    other = client.get(f"/planning/carried/?unit={10**9}&period=all").content.decode()

    assert "lần 3" in page
    assert "Rà soát danh mục số 2" in page
    assert "Rà soát danh mục số 1" in often
    assert "Rà soát danh mục số 2" not in often
    assert "Không có việc chuyển kỳ nào như vậy" in other


def test_the_list_costs_the_same_questions_however_much_moved(
    client: Client,
    programme: Programme,
    office_chief: User,
    specialist: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    carried(programme, office_chief, *Task.objects.all(), deadline=YEAR_END)
    client.force_login(specialist)
    with django_assert_num_queries(8):
        client.get("/planning/carried/")
    CarryOver.objects.order_by("pk")[0].delete()
    with django_assert_num_queries(8):
        client.get("/planning/carried/")


def test_the_list_is_an_excel_file_too(
    client: Client, programme: Programme, office_chief: User, specialist: User
) -> None:
    carried(programme, office_chief, *Task.objects.all(), deadline=YEAR_END)
    client.force_login(specialist)

    answer = client.get("/planning/carried/sheet/")

    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"


def test_an_outsider_sees_neither_the_page_nor_the_list(
    client: Client, programme: Programme, office_chief: User, outsider: User
) -> None:
    carried(programme, office_chief, *Task.objects.all())
    client.force_login(outsider)

    assert client.get(f"/planning/carried/from/{programme.pk}/").status_code == 404
    assert "Rà soát danh mục" not in client.get("/planning/carried/").content.decode()


def test_who_does_not_plan_is_told_so(client: Client, programme: Programme, specialist: User) -> None:
    client.force_login(specialist)

    assert client.get(f"/planning/carried/from/{programme.pk}/").status_code == 403
