"""Which role may do what, as a table. Rules about one row (one's own task) are with the row's actions.

The administrator has no business power: cannot take in, confirm or give work (`docs/words.md`, *admin*).
"""

from __future__ import annotations

from enum import StrEnum

from giaoban.organisation.models import Role


class Right(StrEnum):
    TAKE_IN = "take_in"  # upload a paper, correct what was read
    CONFIRM_INTAKE = "confirm_intake"  # turn what was read into work
    GIVE_WORK = "give_work"  # create a task, name who leads it, in the whole agency
    JUDGE_WORK = "judge_work"  # accept or return a result, in the whole agency
    MANAGE_PEOPLE = "manage_people"  # units, people, posts


WORDS: dict[Right, str] = {
    Right.TAKE_IN: "nạp văn bản",
    Right.CONFIRM_INTAKE: "xác nhận nội dung đã đọc",
    Right.GIVE_WORK: "giao việc",
    Right.JUDGE_WORK: "xác nhận kết quả",
    Right.MANAGE_PEOPLE: "quản lý đơn vị và người dùng",
}

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.TAKE_IN: frozenset({Role.OFFICE_CHIEF, Role.CLERK, Role.LEADER}),
    Right.CONFIRM_INTAKE: frozenset({Role.OFFICE_CHIEF, Role.CLERK, Role.LEADER}),
    Right.GIVE_WORK: frozenset({Role.OFFICE_CHIEF, Role.LEADER}),
    Right.JUDGE_WORK: frozenset({Role.OFFICE_CHIEF, Role.LEADER}),
    Right.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
}


# Roles with a say over work and papers. Who manages people and posts holds none of them.
BUSINESS = frozenset({Role.LEADER, Role.OFFICE_CHIEF, Role.UNIT_HEAD, Role.CLERK})


def roles_hold(roles: frozenset[Role], right: Right) -> bool:
    """Whether any of the roles has the right."""
    return bool(roles & RIGHTS[right])
