"""Builders: plain functions that make what a scene needs. Where a state is reached by actions, they act."""

from __future__ import annotations

from datetime import date, timedelta

from giaoban.core.reading.document import Cell, Document, Paragraph, Row, Table
from giaoban.core.reading.model import (
    Event,
    Figure,
    Frame,
    Item,
    Kind,
    Period,
    Person,
    Reading,
    Section,
    Session,
    check,
    missing,
    sure,
)
from giaoban.core.reading.passage import Passage
from giaoban.core.reading.reader import Paper as ReadPaper
from giaoban.intake.actions import confirm_intake, keep_reading, take_in
from giaoban.intake.models import Intake
from giaoban.intake.rows import Draft
from giaoban.organisation.actions import add_person, add_unit, create_agency, give_post
from giaoban.organisation.models import Agency, Role, Unit, User
from giaoban.tasks.actions import NewOrigin, NewTask, create_ordered_tasks
from giaoban.tasks.models import OriginKind, Task

TODAY = date(2026, 11, 20)


def make_agency(name: str = "Sở Khoa học và Công nghệ", *, province: str = "Sơn Hải") -> Agency:
    return create_agency(name, by=None, short_name="Sở KH&CN", province=province)


def make_unit(agency: Agency, name: str = "Phòng Quản lý khoa học", *, short_name: str = "QLKH") -> Unit:
    return add_unit(agency, name, by=None, short_name=short_name)


def make_person(
    agency: Agency, username: str, role: Role, *, unit: Unit | None = None, full_name: str = "", title: str = ""
) -> User:
    user = add_person(agency, username, by=None, full_name=full_name or username.title())
    give_post(user, role, by=None, unit=unit, title=title)
    return user


def make_task(
    by: User,
    text: str = "Rà soát danh mục nhiệm vụ",
    *,
    unit: Unit | None = None,
    due: date | None = None,
    leader: User | None = None,
    on: date = TODAY,
) -> Task:
    new = NewTask(
        text=text,
        origin=NewOrigin(OriginKind.AD_HOC, text),
        lead_unit_id=unit.pk if unit else None,
        lead_unit_words=unit.name if unit else "",
        leader_id=leader.pk if leader else None,
        due=due,
    )
    return create_ordered_tasks([new], by=by, on=on)[0]


def make_programme_paper(lines: int = 3) -> ReadPaper:
    """A monthly programme as a table of `lines` rows, as the reader would give it."""
    cells = ("Rà soát danh mục số {n}", "Báo cáo số {n}", "Trước 25/11", "Lê Thị Hạnh", "QLKH")
    rows, items, unit = [], [], 2
    for n in range(1, lines + 1):
        paragraphs = [Paragraph(unit + i, text.format(n=n), line=n + 1) for i, text in enumerate(cells)]
        unit += len(cells)
        rows.append(Row(n - 1, tuple(Cell(n - 1, i, (p,)) for i, p in enumerate(paragraphs)), line=n + 1))
        items.append(_item(n, paragraphs))
    title = Paragraph(1, "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026", line=1, bold=True)
    document = Document("ctct-11.docx", "docx", (title, Table(0, tuple(rows), len(cells), line=2)))
    return ReadPaper(document, _programme(title, tuple(items)))


def _programme(title: Paragraph, items: tuple[Item, ...]) -> Reading:
    return Reading(
        kind=sure(Kind.MONTHLY_PROGRAMME),
        frame=Frame(
            title=sure(title.text, Passage.of(title)),
            agency=sure("Sở Khoa học và Công nghệ"),
            number=sure("12/CTr-SKHCN"),
            issued_on=sure(date(2026, 10, 30)),
            signer=sure(Person("Nguyễn Văn Lãnh", "Giám đốc")),
        ),
        period=sure(Period(date(2026, 11, 1), date(2026, 11, 30))),
        sections=(Section("I", "Công việc trình Ủy ban", line=1), Section("II", "Công việc của Sở", line=1)),
        items=items,
    )


def _item(n: int, paragraphs: list[Paragraph]) -> Item:
    text, product, when, leader, unit = (Passage.of(p) for p in paragraphs)
    return Item(
        path=f"II.{n}",
        section="II",
        line=n + 1,
        text=sure(text.text, text),
        products=sure((product.text,), product),
        when=sure(when.text, when),
        due=check(date(2026, 11, 25), "Hạn chưa rõ năm", when),
        leaders=sure((Person(leader.text, "Phó Giám đốc"),), leader),
        units=sure((unit.text,), unit),
        partners=missing(()),
    )


def make_schedule_paper() -> ReadPaper:
    """A monthly schedule with one event."""
    line = Paragraph(1, "Sáng: Họp giao ban tháng", line=1)
    event = Event(
        line=1,
        date=sure(date(2026, 11, 3)),
        text=sure("Họp giao ban tháng", Passage.of(line)),
        session=sure(Session.MORNING),
        leaders=sure((Person("Hạnh", "PGĐ"), Person("Lãnh đạo Sở"))),
        units=sure(("Văn phòng Sở",)),
    )
    reading = Reading(
        kind=sure(Kind.MONTHLY_SCHEDULE), frame=Frame(title=sure("LỊCH CÔNG TÁC THÁNG 11")), events=(event,)
    )
    return ReadPaper(Document("lich.docx", "docx", (line,)), reading)


def make_notice_paper() -> ReadPaper:
    """A notice with one conclusion that has no deadline."""
    line = Paragraph(1, "- Phòng QLKH tham mưu phương án tự chủ.", line=1)
    item = Item(
        path="1.1",
        section="1",
        line=1,
        text=sure("Tham mưu phương án tự chủ", Passage.of(line)),
        units=sure(("Phòng Quản lý khoa học",)),
    )
    reading = Reading(
        kind=sure(Kind.CONCLUSION_NOTICE),
        frame=Frame(title=sure("THÔNG BÁO KẾT LUẬN GIAO BAN"), number=sure("8/TB-SKHCN")),
        sections=(Section("1", "Giao Phòng Quản lý khoa học", line=1),),
        items=(item,),
    )
    return ReadPaper(Document("tb.docx", "docx", (line,)), reading)


def make_review_paper() -> ReadPaper:
    """A review with two figures."""
    line = Paragraph(1, "Đã cấp 1250 giấy phép, thu 7,8 tỷ đồng.", line=1)
    figures = (
        Figure(1, sure(1250), sure("giấy phép"), sure("Đã cấp 1250 giấy phép", Passage.of(line))),
        Figure(1, sure(7.8), sure("tỷ đồng"), sure("thu 7,8 tỷ đồng", Passage.of(line))),
    )
    reading = Reading(kind=sure(Kind.REVIEW_REPORT), frame=Frame(title=sure("BÁO CÁO SƠ KẾT 6 THÁNG")), figures=figures)
    return ReadPaper(Document("bc.docx", "docx", (line,)), reading)


def make_intake(by: User, read: ReadPaper | None = None, *, data: bytes = b"a paper", on: date = TODAY) -> Intake:
    """An intake that waits for review."""
    intake, _ = take_in(data, "ctct-11.docx", by=by, on=on)
    return keep_reading(intake, read or make_programme_paper(), by=by, on=on)


def make_row(
    text: str,
    *,
    units: str = "",
    leaders: str = "",
    products: str = "",
    when: str = "",
    due: str = "",
    partners: str = "",
    path: str = "",
) -> dict[str, str]:
    """A row of `make_month`, as words."""
    return {
        "text": text, "units": units, "leaders": leaders, "products": products, "when": when, "due": due,
        "partners": partners, "path": path,
    }  # fmt: skip


def make_month(first: date, rows: list[dict[str, str]], *, end: date | None = None, title: str = "") -> ReadPaper:
    """The programme of the month that begins on a day; rows without a time are due on its 25th."""
    last = end or (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    paragraphs = [Paragraph(n, row["text"], line=n) for n, row in enumerate(rows, start=2)]
    name = Paragraph(1, title or f"CHƯƠNG TRÌNH CÔNG TÁC THÁNG {first.month} NĂM {first.year}", line=1)
    items = tuple(_month_item(n, p, row, first) for n, (p, row) in enumerate(zip(paragraphs, rows, strict=True), 1))
    reading = Reading(
        kind=sure(Kind.MONTHLY_PROGRAMME),
        frame=Frame(title=sure(name.text, Passage.of(name)), number=sure(f"{first.month}/CTr-SKHCN")),
        period=sure(Period(first, last)),
        sections=(Section("I", "Công việc của Sở", line=1),),
        items=items,
    )
    return ReadPaper(Document("ctct.docx", "docx", (name, *paragraphs)), reading)


def _month_item(n: int, paragraph: Paragraph, row: dict[str, str], first: date) -> Item:
    return Item(
        path=row["path"] or f"I.{n}",
        section="I",
        line=paragraph.line,
        text=sure(row["text"], Passage.of(paragraph)),
        products=sure((row["products"],)) if row["products"] else missing(()),
        when=sure(row["when"] or f"Trước 25/{first.month}"),
        due=sure(date.fromisoformat(row["due"]) if row["due"] else first.replace(day=25)),
        leaders=sure((Person(row["leaders"], ""),)) if row["leaders"] else missing(()),
        units=sure((row["units"],)) if row["units"] else missing(()),
        partners=sure((row["partners"],)) if row["partners"] else missing(()),
    )


def make_confirmed(read: ReadPaper, *, by: User, data: bytes = b"a paper") -> Intake:
    """A paper that has been taken in and confirmed as it was read."""
    intake = make_intake(by, read, data=data)
    return confirm_intake(intake, Draft.from_json(intake.draft), by=by, on=TODAY, version=intake.version)
