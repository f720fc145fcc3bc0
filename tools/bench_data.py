"""The made-up agency that lists are measured on: 9 units, 300 people and as many tasks as asked for, within minutes.

Rows are written in bulk and their indexes made afterwards. Of the tasks 85 % were done in past years, 13 % are open,
and of those 5 % are late; in one unit at least 60 are, so that its first page of late work is full at every size.
Every eleventh row belongs to another agency.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - models need Django to be set up
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from giaoban.audit.models import Entry  # noqa: E402
from giaoban.core.calendar.periods import month_span, year_span  # noqa: E402
from giaoban.core.lifecycle.tasks import TaskState  # noqa: E402
from giaoban.core.text.words import search_words  # noqa: E402
from giaoban.documents.models import Paper  # noqa: E402
from giaoban.organisation.models import Agency, Post, Role, Unit, UnitKind, User  # noqa: E402
from giaoban.programmes.models import Line, Programme, ProgrammeKind, Section  # noqa: E402
from giaoban.tasks.models import Origin, OriginKind, Product, ProgressReport, Task  # noqa: E402
from giaoban.web.clock import today  # noqa: E402

UNITS, PEOPLE, LEADERS = 9, 300, 4
LATE_AT_LEAST = 60  # in the unit that is looked at
LINES = 300  # of a programme
YEAR_LINES = 240  # of the annual programme
AT_ONCE = 20_000

VERBS = """Xây dựng kế hoạch; Tham mưu ban hành quyết định về; Tổng hợp báo cáo kết quả; Rà soát, đôn đốc; Tổ chức hội
nghị; Kiểm tra tình hình; Thẩm định hồ sơ; Hướng dẫn thực hiện; Theo dõi, đánh giá; Hoàn thiện dự thảo kế hoạch;
Góp ý dự thảo; Tiếp nhận và xử lý; Công bố danh mục; Nghiệm thu; Chuẩn bị nội dung làm việc về; Trình UBND tỉnh
phê duyệt"""
THINGS = """chuyển đổi số; đo lường chất lượng; sở hữu trí tuệ; an toàn bức xạ; khởi nghiệp sáng tạo; đề tài cấp tỉnh;
nhãn hiệu tập thể; năng suất chất lượng; công nghệ sinh học; dữ liệu dùng chung; chữ ký số; hạ tầng viễn thông; bưu
chính công ích; tần số vô tuyến; thị trường công nghệ; doanh nghiệp khoa học; truy xuất nguồn gốc; mã số mã
vạch; hàng rào kỹ thuật; cải cách hành chính; sáng kiến cơ sở; hội đồng tư vấn; phòng thí nghiệm; giống cây dược
liệu; bảo tồn nguồn gen; ứng dụng trí tuệ nhân tạo; an toàn thông tin; trung tâm điều hành; dịch vụ công trực
tuyến; kinh phí sự nghiệp; tiêu chuẩn quy chuẩn; giải thưởng khoa học; hợp tác quốc tế; chỉ số đổi mới; thanh
tra chuyên ngành; lưu trữ lịch sử; đào tạo kỹ năng số; thiết bị kiểm định; xăng dầu, vàng trang sức; thống kê
khoa học"""
PLACES = """trên địa bàn tỉnh; tại các xã, phường; trong quý tới; giai đoạn 2026-2030; theo chỉ đạo của UBND tỉnh; năm
học mới; cho doanh nghiệp nhỏ; ở vùng cao; tại khu công nghiệp; của các sở, ngành; theo nghị quyết của HĐND; trong
tháng; với Bộ Khoa học và Công nghệ; cho hợp tác xã; tại cửa khẩu; ở làng nghề; theo thông báo kết luận; lần thứ
hai; cho cán bộ, công chức; đến hết năm"""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who works in the agency."""

    agency: Agency
    units: list[int]
    people: dict[int, list[int]]  # of each unit
    leaders: list[int]
    chief: int


def make(size: int) -> None:
    """Fills an empty database with an agency of that many tasks."""
    call_command("migrate", verbosity=0)
    rng, day = random.Random(size), today()  # noqa: S311 - the same agency again each time
    with fast_writing():
        ours, theirs = make_cast("Sở Đo thử", rng), make_cast("Sở Bên cạnh", rng)
        with indexes_afterwards(Task, Product, Origin, ProgressReport, Line, Entry):
            write_rows(Task, task_rows(size, ours, theirs, rng, day))
            write_programmes(ours, size, day)
            write_year(ours, day)
            write_around(size)


def make_cast(name: str, rng: random.Random) -> Cast:
    agency = Agency.objects.create(name=name, short_name=name, province="Đo lường")
    units = [
        Unit.objects.create(
            agency=agency, name=f"Phòng Nghiệp vụ số {n}", short_name=f"NV{n}", kind=UnitKind.DIVISION, order=n
        )
        for n in range(1, UNITS + 1)
    ]
    key = f"bench{agency.pk}-"
    families, given = (
        "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi".split(),
        "An Bình Chi Dũng Giang Hà Khánh Lan Minh".split(),
    )
    people = User.objects.bulk_create(
        User(
            agency=agency,
            username=f"{key}{n}",
            password="!",  # noqa: S106 - nobody signs in with it
            full_name=f"{rng.choice(families)} {rng.choice(('Thị', 'Văn', 'Hữu'))} {rng.choice(given)} {n}",
        )
        for n in range(PEOPLE)
    )
    leaders, chief, admin, others = people[:LEADERS], people[LEADERS], people[LEADERS + 1], people[LEADERS + 2 :]
    posts = [Post(agency=agency, user=user, role=Role.LEADER) for user in leaders]
    posts.append(Post(agency=agency, user=chief, role=Role.OFFICE_CHIEF, unit=units[-1]))
    posts.append(Post(agency=agency, user=admin, role=Role.ADMIN))
    at = {unit.pk: others[place::UNITS] for place, unit in enumerate(units)}
    posts += [
        Post(agency=agency, user=user, role=Role.SPECIALIST if n else Role.UNIT_HEAD, unit_id=unit)
        for unit, members in at.items()
        for n, user in enumerate(members)
    ]
    Post.objects.bulk_create(posts)
    return Cast(
        agency,
        [unit.pk for unit in units],
        {unit: [user.pk for user in members] for unit, members in at.items()},
        [user.pk for user in leaders],
        chief.pk,
    )


# --- Tasks ------------------------------------------------------------------------------------------------------


def task_rows(size: int, ours: Cast, theirs: Cast, rng: random.Random, day: date) -> Iterator[dict[str, Any]]:
    """The tasks of both agencies, as columns."""
    pieces = [[(text, search_words(text)) for text in _pieces(words)] for words in (VERBS, THINGS, PLACES)]
    for number in range(size):
        yield _task(number, ours, pieces, rng, day, late=number < LATE_AT_LEAST)
        if number % 10 == 9:
            yield _task(number, theirs, pieces, rng, day)


def _pieces(words: str) -> list[str]:
    return [" ".join(piece.split()) for piece in words.split(";")]


def _task(
    number: int, cast: Cast, pieces: list[Any], rng: random.Random, day: date, *, late: bool = False
) -> dict[str, Any]:
    chosen = [rng.choice(some) for some in pieces]
    place = 0 if late or rng.random() < 0.2 else rng.randrange(1, UNITS)
    unit = cast.units[place]
    assignee = rng.choice(cast.people[unit]) if rng.random() < 0.9 else None
    state, due, done_on, percent = _late(rng, day) if late else _standing(rng, day)
    handed_in = assignee if done_on else None
    given_on = min((due or day) - timedelta(days=30), day)
    return {
        "agency_id": cast.agency.pk,
        "text": " ".join(text for text, _ in chosen) + f", việc {number}",
        "words": " ".join(dict.fromkeys(" ".join([*(words for _, words in chosen), f"viec =việc {number}"]).split())),
        "lead_unit_id": unit,
        "leader_id": cast.leaders[place % LEADERS],
        "assignee_id": assignee,
        "when_words": f"Trước {due:%d/%m}" if due else "",
        "deadline_kind": "before" if due else "none",
        "due": due and due.isoformat(),
        "first_due": due and due.isoformat(),
        "state": state.value,
        "percent": percent,
        "done_on": done_on and done_on.isoformat(),
        "reported_on": done_on and done_on.isoformat(),
        "given_on": given_on.isoformat(),
        "last_word_on": (done_on or max(given_on, day - timedelta(days=rng.randint(0, 40)))).isoformat(),
        "cancelled_on": day.isoformat() if state is TaskState.CANCELLED else None,
        "handed_in_by_id": handed_in,
        "confirmed_on": done_on and done_on.isoformat() if state is TaskState.DONE else None,
        "created_by_id": cast.chief,
        "created_at": f"{given_on} 01:00:00",
    }


Standing = tuple[TaskState, date | None, date | None, int]
IN_HAND = (TaskState.ASSIGNED, TaskState.RECEIVED, TaskState.IN_PROGRESS)


def _late(rng: random.Random, day: date) -> Standing:
    return rng.choice(IN_HAND), day - timedelta(days=rng.randint(1, 90)), None, rng.randrange(0, 90, 10)


def _standing(rng: random.Random, day: date) -> Standing:
    """State, deadline, day of handing in and percentage: past years' work, what was called off, open work."""
    chance = rng.random()
    if chance < 0.85:
        due = day - timedelta(days=rng.randint(10, 3000))
        return TaskState.DONE, due, due + timedelta(days=rng.choice((-8, -3, -1, 0, 0, 5))), 100
    if chance < 0.87:
        return rng.choice((TaskState.CANCELLED, TaskState.DRAFT)), day + timedelta(days=rng.randint(-900, 90)), None, 0
    chance = rng.random()
    if chance < 0.05:
        return _late(rng, day)
    if chance < 0.09:
        return rng.choice(IN_HAND), day + timedelta(days=rng.randint(0, 3)), None, 50
    if chance < 0.19:
        due = day + timedelta(days=rng.randint(0, 20))
        return TaskState.AWAITING_CONFIRMATION, due, day, 100
    if chance < 0.29:
        return rng.choice(IN_HAND), None, None, 10
    return rng.choice(IN_HAND), day + timedelta(days=rng.randint(4, 300)), None, rng.randrange(0, 90, 10)


# --- What stands around a task ----------------------------------------------------------------------------------


def write_programmes(cast: Cast, size: int, day: date) -> None:
    """Programmes of 300 lines, each line mentioning the next of the agency's tasks."""
    for number in range(max(1, size * 6 // 10 // LINES)):
        start = day - timedelta(days=30 * (number % 100))
        title = f"CHƯƠNG TRÌNH CÔNG TÁC SỐ {number + 1}"
        paper = Paper.objects.create(
            agency=cast.agency,
            name=f"ct-{number}.docx",
            media_type="x",
            size=1,
            sha256=f"{number:064}",
            brought_by_id=cast.chief,
        )
        programme = Programme.objects.create(
            agency=cast.agency,
            kind=ProgrammeKind.MONTHLY,
            title=title,
            words=search_words(title),
            start=start,
            paper=paper,
        )
        Section.objects.bulk_create(
            Section(agency=cast.agency, programme=programme, path=str(n), title=f"Mục {n}", order=n)
            for n in range(1, 6)
        )
    first = Programme.objects.order_by("pk").values_list("pk", flat=True)[0]
    sections = Section.objects.order_by("pk").values_list("pk", flat=True)[0]
    ours, place = cast.agency.pk, "(ROW_NUMBER() OVER (ORDER BY id) - 1)"
    copy_rows(
        Line,
        {
            "agency_id": "agency_id",
            "programme_id": f"{first} + n / {LINES}",
            "section_id": f"{sections} + 5 * (n / {LINES}) + (n % {LINES}) / 60",
            '"order"': f"n % {LINES} + 1",
            "path": "''",
            "text": "text",
            "products": "'Báo cáo'",
            "task_id": "id",
        },
        source=f"(SELECT id, agency_id, text, {place} AS n FROM tasks_task WHERE agency_id = {ours}) AS numbered",  # noqa: S608
        where=f"n < {max(1, size * 6 // 10 // LINES) * LINES}",
    )


def write_year(cast: Cast, day: date) -> None:
    """The annual programme and its twelve months: each annual line is taken up twice, every second time as its task."""
    tasks = list(Task.objects.filter(agency=cast.agency).order_by("-pk").values_list("pk", "text")[:YEAR_LINES])
    year = _programme(cast, ProgrammeKind.ANNUAL, f"CHƯƠNG TRÌNH CÔNG TÁC NĂM {day.year}", *year_span(day.year))
    sections = [_section(year, month) for month in range(1, 13)]
    annual = Line.objects.bulk_create(
        _line(year, n, text, section=sections[n % 12], task_id=pk) for n, (pk, text) in enumerate(tasks)
    )
    for month in range(1, 13):
        span = month_span(day.year, month)
        programme = _programme(cast, ProgrammeKind.MONTHLY, f"CHƯƠNG TRÌNH CÔNG TÁC THÁNG {month}", *span)
        taken_up = [line for n, line in enumerate(annual) if month in (n % 12 + 1, (n + 5) % 12 + 1)]
        Line.objects.bulk_create(
            _line(programme, n, line.text, **({"task_id": line.task_id} if n % 2 else {"annual": line}))
            for n, line in enumerate(taken_up)
        )


def _programme(cast: Cast, kind: ProgrammeKind, title: str, start: date, end: date) -> Programme:
    return Programme.objects.create(
        agency=cast.agency, kind=kind, title=title, words=search_words(title), start=start, end=end, issued_on=start
    )


def _section(programme: Programme, month: int) -> Section:
    return Section.objects.create(
        agency=programme.agency, programme=programme, path=str(month), title=f"Tháng {month}", order=month
    )


def _line(programme: Programme, order: int, text: str, **known: Any) -> Line:
    return Line(agency=programme.agency, programme=programme, order=order, text=text, **known)


def write_around(size: int) -> None:
    """Products, origins, reports and entries of the trail."""
    copy_rows(Product, {"agency_id": "agency_id", "task_id": "id", "text": "'Báo cáo kết quả'"}, where="id % 10 < 7")
    copy_rows(
        Origin,
        {
            "agency_id": "agency_id",
            "task_id": "id",
            "kind": f"CASE WHEN id % 20 = 0 THEN '{OriginKind.AD_HOC}' ELSE '{OriginKind.PROGRAMME_LINE}' END",
            "label": "'Chương trình công tác tháng'",
            "quote": "text",
        },
    )
    report = {"agency_id": "agency_id", "task_id": "id", "by_id": "assignee_id", '"on"': "due", "at": "created_at"}
    copy_rows(ProgressReport, report | {"percent": "percent"}, where="assignee_id IS NOT NULL AND due IS NOT NULL")
    copy_rows(
        Entry,
        {
            "agency_id": "agency_id",
            "number": "id",
            "at": "created_at",
            "by_id": "created_by_id",
            "verb": "'task.created'",
            "target_type": "'tasks.task'",
            "target_id": "id",
            "previous_hash": "''",
            "hash": "''",
        },
    )
    with connection.cursor() as cursor:  # the trail goes on behind the last number
        cursor.execute(
            "INSERT INTO audit_head (agency_id, number, hash) SELECT agency_id, MAX(number), %s FROM audit_entry"
            " GROUP BY agency_id",
            ["0" * 64],
        )


# --- Writing in bulk --------------------------------------------------------------------------------------------


def write_rows(model: type[Model], rows: Iterator[dict[str, Any]]) -> None:
    """Writes rows of columns; columns that a row does not name get the model's defaults."""
    row = next(rows)
    rest = _defaults(model, row)
    names, ends = [*row, *rest], tuple(rest.values())
    values = (tuple(one.values()) + ends for one in _with_first(row, rows))
    columns = ", ".join(f'"{name}"' for name in names)
    into = f'"{model._meta.db_table}" ({columns})'
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for one in values:
                copy.write_row(one)
        return
    sql = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(names))})"  # noqa: S608 - names of our own tables
    with connection.cursor() as cursor:
        while some := [one for one, _ in zip(values, range(AT_ONCE), strict=False)]:
            cursor.executemany(sql, some)


def copy_rows(model: type[Model], columns: dict[str, str], *, source: str = "tasks_task", where: str = "1 = 1") -> None:
    """Writes a row for each task, of SQL expressions over the task's columns."""
    rest = _defaults(model, {name.strip('"'): None for name in columns})
    names = ", ".join([*columns, *(f'"{name}"' for name in rest)])
    where = where.replace("%", "%%")
    values = ", ".join([*(value.replace("%", "%%") for value in columns.values()), *(["%s"] * len(rest))])
    sql = f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {values} FROM {source} WHERE {where}'  # noqa: S608 - our own
    with connection.cursor() as cursor:
        cursor.execute(sql, list(rest.values()))


def _defaults(model: type[Model], given: dict[str, Any]) -> dict[str, Any]:
    """What the other columns of a model hold where nothing is said, ready for the database."""
    fields = [f for f in model._meta.local_concrete_fields if not (f.primary_key or f.generated or f.column in given)]
    values = {f.column: timezone.now() if getattr(f, "auto_now_add", False) else f.get_default() for f in fields}
    said = [f for f in fields if values[f.column] is not None]
    return {str(f.column): f.get_db_prep_save(values[f.column], connection) for f in said}


def _with_first(row: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield row
    yield from rows


@contextmanager
def fast_writing() -> Iterator[None]:
    """Without checks of keys that are right by how they are made, and without waiting for the disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT usesuper FROM pg_user WHERE usename = CURRENT_USER")
            if cursor.fetchone() == (True,):
                cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            yield
            cursor.execute("RESET session_replication_role")
            cursor.execute("VACUUM ANALYZE")
            return
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -1000000"):
            cursor.execute(f"PRAGMA {pragma}")
        with transaction.atomic():
            yield


@contextmanager
def indexes_afterwards(*models: type[Model]) -> Iterator[None]:
    """Takes indexes and triggers off while rows are written, and makes them again in one go."""
    again = [sql for model in models for sql in _taken_off(model._meta.db_table)]
    yield
    with connection.cursor() as cursor:
        for sql in again:
            cursor.execute(sql)


def _taken_off(name: str) -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND NOT EXISTS"
                " (SELECT 1 FROM pg_constraint WHERE conname = indexname)",
                [name],
            )
            found = cursor.fetchall()
            for index, _ in found:
                cursor.execute(f'DROP INDEX "{index}"')
            return [definition for _, definition in found]
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL"
            " AND type IN ('index', 'trigger')",
            [name],
        )
        parts = cursor.fetchall()
        for kind, part, _ in parts:
            cursor.execute(f'DROP {kind} "{part}"')
        words = [
            part.removesuffix("_added") for kind, part, _ in parts if kind == "trigger" and part.endswith("_added")
        ]
    return [sql for _, _, sql in parts] + [f'INSERT INTO "{w}"("{w}") VALUES (\'rebuild\')' for w in words]  # noqa: S608


if __name__ == "__main__":
    make(int(sys.argv[1]))
