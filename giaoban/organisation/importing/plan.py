"""What a list would become in an agency, and what is wrong with it, row by row. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from rapidfuzz import fuzz, process

from giaoban.core.calendar.typed_days import read_typed_day
from giaoban.core.text.folding import fold
from giaoban.core.text.usernames import username_of
from giaoban.organisation.importing.columns import Lists, PersonRow, UnitRow
from giaoban.organisation.models import Agency, Post, Role, Unit, UnitKind
from giaoban.organisation.naming import USERNAME, name_key, unit_spellings
from giaoban.organisation.queries import Names, names_of, units_of, usernames_among, valid_on

ROLE_WORDS: dict[str, Role] = {
    **{fold(role.label): role for role in Role},
    **{role.value: role for role in Role},
    "truong phong": Role.UNIT_HEAD,
    "nhan vien": Role.SPECIALIST,
    "quan tri he thong": Role.ADMIN,
}
# What a post's title says of the role, the first that fits. Who manages the system is never guessed.
TITLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"(pho )?chanh van phong"), Role.OFFICE_CHIEF),
    (re.compile(r"(pho )?giam doc( trung tam.*)?|pgd|gd"), Role.LEADER),  # of a centre: its head, see `_role`
    (re.compile(r"(pho )?(truong|chi cuc truong|chanh|pho)\b.*"), Role.UNIT_HEAD),
    (re.compile(r".*\bvan thu\b.*"), Role.CLERK),
)
KINDS: tuple[tuple[str, UnitKind], ...] = (
    ("ban giam doc", UnitKind.LEADERSHIP),
    ("ban lanh dao", UnitKind.LEADERSHIP),
    ("lanh dao", UnitKind.LEADERSHIP),
    ("van phong", UnitKind.OFFICE),
    ("phong", UnitKind.DIVISION),
    ("chi cuc", UnitKind.BRANCH),
    ("trung tam", UnitKind.CENTRE),
)


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    line: int
    name: str
    short_name: str
    kind: UnitKind
    errors: tuple[str, ...] = ()
    there: bool = False  # the agency has it: nothing to do


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """`unit` is the name of a unit of the agency or of the list."""

    line: int
    full_name: str
    username: str
    role: Role
    title: str
    unit: str
    since: date | None
    email: str = ""
    guessed: bool = False  # the role was taken from the title
    errors: tuple[str, ...] = ()

    @property
    def role_word(self) -> str:
        return self.role.label


@dataclass(frozen=True, slots=True)
class Plan:
    units: Sequence[PlannedUnit] = ()
    people: Sequence[PlannedPerson] = ()

    @property
    def faults(self) -> int:
        return sum(bool(unit.errors) for unit in self.units) + sum(bool(person.errors) for person in self.people)

    @property
    def new_units(self) -> Sequence[PlannedUnit]:
        return [unit for unit in self.units if not unit.there]


@dataclass(slots=True)
class _House:
    """What rows are held against: the agency as it is, and what the rows above have taken."""

    names: Names
    units: Mapping[int, Unit]
    listed: Mapping[str, PlannedUnit]  # units of the list, by key
    taken: set[str]  # names to sign in with
    there: set[tuple[str, str]]  # people of the agency: folded name, unit
    usernames: dict[str, int] = field(default_factory=dict)  # of the list, with their rows
    people: dict[str, int] = field(default_factory=dict)


def make_plan(lists: Lists, agency: Agency, *, on: date) -> Plan:
    """What the rows would become on a day."""
    names = names_of(agency, on)
    units = _plan_units(lists.units, names)
    posts = Post.objects.filter(valid_on(on), agency=agency, user__is_active=True).select_related("user", "unit")
    proposed = [*(p.username.lower() for p in lists.people), *(username_of(p.full_name) for p in lists.people)]
    house = _House(
        names=names,
        units={unit.pk: unit for unit in units_of(agency, on)},
        listed={key: unit for unit in units for key in _keys(unit)},
        taken=usernames_among(proposed),
        there={(fold(post.user.full_name), post.unit.name if post.unit else "") for post in posts},
    )
    given = {p.username.strip().lower() for p in lists.people if p.username}
    return Plan(units, [_plan_person(row, house, given) for row in lists.people])


def _plan_units(rows: Iterable[UnitRow], names: Names) -> list[PlannedUnit]:
    planned: list[PlannedUnit] = []
    seen: dict[str, int] = {}
    for row in rows:
        errors = []
        if not row.name:
            errors.append("Thiếu tên đơn vị.")
        elif (before := seen.setdefault(name_key(row.name), row.line)) != row.line:
            errors.append(f"Trùng đơn vị ở dòng {before}.")
        kind = _kind(row)
        if kind is None:
            errors.append(f"Không rõ loại “{row.kind}”; dùng: {', '.join(UnitKind.labels)}.")
        planned.append(
            PlannedUnit(
                row.line,
                row.name,
                row.short_name,
                kind or UnitKind.OTHER,
                tuple(errors),
                there=not errors and names.unit(row.name) is not None,
            )
        )
    return planned


def _kind(row: UnitRow) -> UnitKind | None:
    """The kind as told ("Phòng chuyên môn" too), else by the name; None where what was told says nothing."""
    if not row.kind:
        return _kind_by_start(row.name) or UnitKind.OTHER
    by_label = {fold(kind.label): kind for kind in UnitKind}
    return by_label.get(fold(row.kind)) or _kind_by_start(row.kind)


def _kind_by_start(words: str) -> UnitKind | None:
    return next((kind for start, kind in KINDS if fold(words).startswith(start)), None)


def _keys(unit: PlannedUnit) -> set[str]:
    return unit_spellings(Unit(name=unit.name, short_name=unit.short_name, kind=unit.kind))


def _plan_person(row: PersonRow, house: _House, given: set[str]) -> PlannedPerson:
    errors: list[str] = []
    unit, kind = _unit(row, house, errors)
    role, guessed = _role(row, unit, kind, errors)
    since = _day(row.since, errors)
    if not row.full_name:
        errors.append("Thiếu họ và tên.")
    else:
        _refuse_twice(row, unit, house, errors)
    username = _username(row, house, given, errors)
    if not unit and role in (Role.UNIT_HEAD, Role.SPECIALIST):
        errors.append(f"Thiếu đơn vị: vai trò {role.label} phải gắn với một đơn vị.")
    email = _email(row.email, errors)
    return PlannedPerson(row.line, row.full_name, username, role, row.title, unit, since, email, guessed, tuple(errors))


def _unit(row: PersonRow, house: _House, errors: list[str]) -> tuple[str, str]:
    """The name and the kind of the unit that the row means."""
    if not row.unit:
        return "", ""
    known = house.units.get(house.names.unit(row.unit) or 0)
    if known is not None:
        return known.name, known.kind
    listed = house.listed.get(name_key(row.unit))
    if listed is not None:
        return listed.name, listed.kind
    every = {
        name_key(n): n for n in (*(u.name for u in house.units.values()), *(u.name for u in house.listed.values()))
    }
    near = process.extractOne(name_key(row.unit), every.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=65)
    hint = f" Có phải “{every[near[0]]}”?" if near else " Hãy thêm đơn vị trước, hoặc thêm vào trang Đơn vị của tệp."
    errors.append(f"Không có đơn vị “{row.unit}”.{hint}")
    return row.unit, ""


def _role(row: PersonRow, unit: str, kind: str, errors: list[str]) -> tuple[Role, bool]:
    if row.role:
        role = ROLE_WORDS.get(fold(row.role))
        if role is None:
            errors.append(f"Không rõ vai trò “{row.role}”; dùng: {', '.join(Role.labels)}.")
        return role or Role.SPECIALIST, False
    title = fold(row.title)
    role = next((role for pattern, role in TITLES if pattern.fullmatch(title)), Role.SPECIALIST)
    if role == Role.LEADER and unit and kind != UnitKind.LEADERSHIP:
        role = Role.UNIT_HEAD  # the director of a centre
    return role, role != Role.SPECIALIST


def _day(text: str, errors: list[str]) -> date | None:
    if not text:
        return None
    day = read_typed_day(re.sub(r" \d{1,2}:\d{2}$", "", text))  # sheets give midnight with a day
    if day is None:
        errors.append(f"Ngày “{text}” không đọc được; hãy ghi như 05/11/2026.")
    return day


def _email(text: str, errors: list[str]) -> str:
    try:
        if text:
            validate_email(text)
    except ValidationError:
        errors.append(f"Địa chỉ thư “{text}” chưa đúng; ví dụ: ten@tinh.gov.vn.")
    return text


def _refuse_twice(row: PersonRow, unit: str, house: _House, errors: list[str]) -> None:
    key = f"{fold(row.full_name)}\n{unit}"
    before = house.people.setdefault(key, row.line)
    if before != row.line:
        errors.append(f"Trùng người ở dòng {before}; vị trí thứ hai của một người thì giao sau khi nhập.")
    elif (fold(row.full_name), unit) in house.there:
        errors.append("Đơn vị này đã có người cùng họ tên.")


def _username(row: PersonRow, house: _House, given: set[str], errors: list[str]) -> str:
    """The name to sign in with: as told, else made of the full name and free."""
    username = row.username.strip().lower()
    if not username:
        username = username_of(row.full_name, house.taken | given | house.usernames.keys())
        house.usernames[username] = row.line
        return username
    if not USERNAME.fullmatch(username):
        errors.append(f"Tên đăng nhập “{row.username}” chỉ được gồm chữ thường không dấu, số, dấu chấm, gạch.")
    elif username in house.taken:
        errors.append(f"Tên đăng nhập “{username}” đã có người dùng.")
    elif (before := house.usernames.setdefault(username, row.line)) != row.line:
        errors.append(f"Tên đăng nhập “{username}” trùng dòng {before}.")
    return username
