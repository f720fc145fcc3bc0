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
    SEE_PLANS = "see_plans"  # the pages where programmes are prepared; of sheets, those of one's own unit
    PLAN = "plan"  # open a collection, consolidate, issue and amend programmes, carry work over
    APPROVE_PLAN = "approve_plan"  # approve or return a programme before it is issued
    DECIDE_EXTENSION = "decide_extension"  # grant or refuse another deadline, in the whole agency
    URGE = "urge"  # urge whoever is late, in the whole agency
    SET_RULES = "set_rules"  # the agency's own rules: its calendar, its ladder of urging, what decides on time


WORDS: dict[Right, str] = {
    Right.TAKE_IN: "nạp văn bản",
    Right.CONFIRM_INTAKE: "xác nhận nội dung đã đọc",
    Right.GIVE_WORK: "giao việc",
    Right.JUDGE_WORK: "xác nhận kết quả",
    Right.MANAGE_PEOPLE: "quản lý đơn vị và người dùng",
    Right.SEE_PLANS: "xem việc lập chương trình công tác",
    Right.PLAN: "lập chương trình công tác",
    Right.APPROVE_PLAN: "duyệt chương trình công tác",
    Right.DECIDE_EXTENSION: "quyết định gia hạn",
    Right.URGE: "đôn đốc",
    Right.SET_RULES: "đặt quy tắc của cơ quan",
}

RIGHTS: dict[Right, frozenset[Role]] = {
    Right.TAKE_IN: frozenset({Role.OFFICE_CHIEF, Role.CLERK, Role.LEADER}),
    Right.CONFIRM_INTAKE: frozenset({Role.OFFICE_CHIEF, Role.CLERK, Role.LEADER}),
    Right.GIVE_WORK: frozenset({Role.OFFICE_CHIEF, Role.LEADER}),
    Right.JUDGE_WORK: frozenset({Role.OFFICE_CHIEF, Role.LEADER}),
    Right.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
    Right.SEE_PLANS: frozenset({Role.OFFICE_CHIEF, Role.LEADER, Role.UNIT_HEAD}),
    Right.PLAN: frozenset({Role.OFFICE_CHIEF}),
    Right.APPROVE_PLAN: frozenset({Role.LEADER}),
    Right.DECIDE_EXTENSION: frozenset({Role.LEADER, Role.OFFICE_CHIEF}),
    Right.URGE: frozenset({Role.OFFICE_CHIEF, Role.LEADER}),
    Right.SET_RULES: frozenset({Role.OFFICE_CHIEF, Role.ADMIN}),
}


# Roles with a say over work and papers. Who manages people and posts holds none of them.
BUSINESS = frozenset({Role.LEADER, Role.OFFICE_CHIEF, Role.UNIT_HEAD, Role.CLERK})


def roles_hold(roles: frozenset[Role], right: Right) -> bool:
    """Whether any of the roles has the right."""
    return bool(roles & RIGHTS[right])
