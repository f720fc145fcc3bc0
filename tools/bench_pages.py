"""Times of the pages of one database, as JSON on the last line: a process that `bench_lists` starts for each.

`python -m tools.bench_pages NAME SIZE REPEATS`, with DATABASE_URL set.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit
from wsgiref.util import setup_testing_defaults

import django

django.setup()

from django.apps import apps  # noqa: E402 - models need Django to be set up
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from giaoban.audit.models import Head  # noqa: E402
from giaoban.core.lifecycle.tasks import TaskState  # noqa: E402
from giaoban.intake.actions import confirm_intake  # noqa: E402
from giaoban.intake.rows import Draft  # noqa: E402
from giaoban.organisation.models import Role, User  # noqa: E402
from giaoban.programmes.models import Programme, ProgrammeKind  # noqa: E402
from giaoban.tasks.models import Task  # noqa: E402
from giaoban.urging.actions import run_ladder  # noqa: E402
from giaoban.web.clock import today  # noqa: E402
from tests.build import make_intake, make_programme_paper  # noqa: E402
from tools.bench_floor import ROWS, bare_application  # noqa: E402
from tools.measuring import Timing, timing_of, timings  # noqa: E402

LINES = 300
Ask = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the bare view of the same rows, and how many times that it may take. `rows` is what it must show."""

    name: str
    url: str
    bare: str = ""
    aim: float | None = None
    rows: int = 0


def pages_of_the_chief(chief: User) -> list[Page]:
    """What the Chief of Office opens all month; nobody else has these pages, and no bare view is like them."""
    year = today().year
    annual = Programme.objects.filter(agency=chief.agency_id, kind=ProgrammeKind.ANNUAL).order_by("-pk")[0]
    return [
        Page("desk of the Chief of Office", "/"),
        Page("coverage of a year", reverse("coverage", args=[annual.pk])),
        Page("statistics of a year by unit", f"{reverse('statistics')}?by=unit&from={year}-01-01&to={year}-12-31"),
    ]


def pages_for(specialist: User, unit: int) -> list[Page]:
    agency = specialist.agency_id
    task = Task.objects.filter(lead_unit=unit, assignee__isnull=False, open_due__lt=today()).order_by("pk")[0]
    lists = [
        Page(
            "list: one unit, late", f"/tasks/?unit={unit}&timeliness=overdue", f"/late/{unit}/?agency={agency}", 2, ROWS
        ),
        Page("list: all open", "/tasks/?state=open", f"/open/?agency={agency}", 2, ROWS),
        Page("task", f"/tasks/{task.pk}/", f"/task/{task.pk}/", 3),
        Page("programme of 300 lines", "/programmes/1/"),
        Page("first page", "/"),
    ]
    return lists + [page for asked in SEARCHES for page in _search(*asked, agency)]


SEARCHES = (
    ("two words", "khoi nghiep"),
    ("with marks", "sở hữu trí tuệ"),
    ("very common words", "kế hoạch"),
)


def _search(name: str, words: str, agency: int) -> list[Page]:
    """The search page, and the list narrowed by words."""
    asked = quote(words)
    bare = f"/search/?agency={agency}&words={asked}"
    found = [Page(f"list: {name}", f"/tasks/?words={asked}", bare, 2.5)]
    try:
        return [*found, Page(f"search: {name}", f"{reverse('search')}?q={asked}", bare, 2.5)]
    except NoReverseMatch:
        return found


def main() -> None:
    name, size, repeats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    unit, specialist, admin = the_cast()
    ours, bare = get_wsgi_application(), bare_application()
    cookies = [cookie_of(user) for user in (specialist, admin)]
    results = []
    for page in pages_for(specialist, unit):
        statements, as_admin = (statements_of(asking(ours, page.url, c)) for c in cookies)
        body = asking(ours, page.url, cookies[0])()
        if page.rows and body.count('data-label="Hạn"'.encode()) != page.rows:
            raise SystemExit(f"{page.name}: not {page.rows} rows")
        works: list[Callable[[], object]] = [asking(ours, page.url, cookie) for cookie in cookies]
        works.append(lambda: replay(statements))  # noqa: B023 - used before the next page
        works += [asking(bare, page.bare)] if page.bare else []
        times = timings(repeats, *works)
        floor = times[3] if page.bare else None
        results.append(
            _result(page.name, times[0], times[1], floor, times[2], len(statements), len(as_admin), page.aim)
        )
    chief = User.objects.filter(posts__role=Role.OFFICE_CHIEF, agency=specialist.agency).order_by("pk")[0]
    for page in pages_of_the_chief(chief):
        ask = asking(ours, page.url, cookie_of(chief))
        statements = statements_of(ask)
        own, sql = timings(repeats, ask, lambda: replay(statements))  # noqa: B023 - used before the next page
        results.append(_result(page.name, own, None, None, sql, len(statements), len(statements), None))
    commit, queries = commit_times(max(3, repeats // 3))
    results.append(_result("commit of 300 rows", commit, None, None, None, queries, queries, None))
    run, queries = ladder_time(chief)
    results.append(_result("nightly ladder run, 5 % due", run, None, None, None, queries, queries, None))
    print(json.dumps({"version": version(), "results": [one | {"database": name, "size": size} for one in results]}))


def _result(
    page: str,
    ours: Timing,
    admin: Timing | None,
    bare: Timing | None,
    sql: Timing | None,
    queries: int,
    admin_queries: int,
    aim: float | None,
) -> dict[str, Any]:
    times = {"ours": ours, "admin": admin, "bare": bare, "sql": sql}
    known = {name: asdict(time) if time else None for name, time in times.items()}
    return {"page": page, **known, "queries": queries, "admin_queries": admin_queries, "aim": aim}


def the_cast() -> tuple[int, User, User]:
    """The unit with late work, a specialist of it, and the administrator."""
    agency = Task.objects.order_by("pk").values_list("agency", flat=True)[0]
    unit = Task.objects.order_by("pk").values_list("lead_unit", flat=True)[0]
    people = User.objects.filter(agency=agency).order_by("pk")
    specialist = people.filter(posts__role=Role.SPECIALIST, posts__unit=unit)[0]
    return unit or 0, specialist, people.filter(posts__role=Role.ADMIN)[0]


# --- Asking -----------------------------------------------------------------------------------------------------


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def asking(application: Any, url: str, cookie: str = "") -> Ask:
    """A request through the whole stack, as a server makes it."""
    parts = urlsplit(url)

    def ask() -> bytes:
        environ: dict[str, Any] = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query, "HTTP_COOKIE": cookie}
        environ |= {"HTTP_HOST": "localhost", "SERVER_NAME": "localhost", "wsgi.input": BytesIO()}
        setup_testing_defaults(environ)
        status: list[str] = []
        answer = application(environ, lambda line, headers, error=None: status.append(line))
        body = b"".join(answer)
        answer.close()
        if not status[0].startswith("200"):
            raise SystemExit(f"{url}: {status[0]}")
        return body

    return ask


Statements = list[tuple[str, Any]]


def statements_of(ask: Ask) -> Statements:
    """All that a page asks of the database; what it writes, as that somebody looked, is not for replaying."""
    ask()  # whatever is only asked once
    with listening() as said:
        ask()
    return [(sql, params) for sql, params in said if sql.lstrip("(").startswith("SELECT")]  # pieces put together too


@contextmanager
def listening() -> Iterator[Statements]:
    said: Statements = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        said.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield said


def replay(statements: Statements) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


# --- Urging -----------------------------------------------------------------------------------------------------


def ladder_time(chief: User) -> tuple[Timing, int]:
    """One night's run over the agency with a twentieth of its tasks due on a rung; all of it is rolled back."""
    day = _working_day()
    hour = timezone.make_aware(datetime(day.year, day.month, day.day, 8))
    with transaction.atomic():
        rows = Task.objects.filter(agency=chief.agency_id).order_by("-pk")
        due = list(rows.values_list("pk", flat=True)[: rows.count() // 20])
        for first in range(0, len(due), 10_000):
            some = Task.objects.filter(pk__in=due[first : first + 10_000])
            some.update(state=TaskState.IN_PROGRESS, due=day, done_on=None, reported_on=None, confirmed_on=None)
        with listening() as said:
            start = time.perf_counter()
            told = run_ladder(chief.agency, hour)
            taken = (time.perf_counter() - start) * 1000
        if not told:
            raise SystemExit("the ladder told nobody")
        transaction.set_rollback(True)
    return timing_of([taken]), len(said)


def _working_day() -> date:
    day = today()
    return next(day + timedelta(n) for n in range(7) if (day + timedelta(n)).weekday() < 5)


# --- Committing an intake ---------------------------------------------------------------------------------------


def commit_times(repeats: int) -> tuple[Timing, int]:
    """The commit of a programme of 300 rows; what it wrote is taken out again, so that the agency stays its size."""
    chief = User.objects.filter(posts__role=Role.OFFICE_CHIEF).order_by("pk")[0]
    taken, queries = [], 0
    for number in range(repeats + 1):
        before = _last_rows()
        intake = make_intake(chief, make_programme_paper(LINES), data=f"bench {number}".encode(), on=today())
        draft = Draft.from_json(intake.draft)
        with listening() as said:
            start = time.perf_counter()
            confirm_intake(intake, draft, by=chief, on=today(), version=intake.version)
            taken.append((time.perf_counter() - start) * 1000)
        queries = len(said)
        _take_out(before)
    return timing_of(taken[1:]), queries


def _last_rows() -> dict[Any, int]:
    models = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("giaoban")]
    kept = [m for m in models if m is not Head]
    return {m: m._base_manager.aggregate(last=Max("pk"))["last"] or 0 for m in kept} | {
        Head: {h.pk: (h.number, h.hash) for h in Head.objects.all()}
    }


@transaction.atomic
def _take_out(before: dict[Any, Any]) -> None:
    with connection.cursor() as cursor:
        for model, last in before.items():
            if model is not Head:
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" > %s', [last])  # noqa: S608 - our own tables
    for pk, (number, link) in before[Head].items():
        Head.objects.filter(pk=pk).update(number=number, hash=link)


def version() -> str:
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        number = connection.pg_version  # type: ignore[attr-defined]
        return f"PostgreSQL {number // 10_000}.{number % 10_000}"
    return f"SQLite {sqlite3.sqlite_version}"


if __name__ == "__main__":
    main()
