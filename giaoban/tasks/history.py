"""What the trail tells of a task, as sentences: who did what, and what it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from giaoban.audit.models import Entry
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.tasks.models import Task
from giaoban.tasks.queries import names_of_people, names_of_units
from giaoban.web.templatetags.words import day

# What a person did, behind their name. Fields in braces are named in the sentence and not told again below it.
VERBS: dict[str, str] = {
    "task.created": "giao việc này",
    "task.changed": "sửa nhiệm vụ",
    "task.split": "chia thành các phần cho từng đơn vị",
    "task.step_added": "thêm việc nhỏ trong đơn vị",
    "task.handed_out": "giao cho {assignee}",
    "task.weighed": "ghi hệ số quy đổi sản phẩm",
    "task.handed_over": "chuyển việc của {former} cho {assignee}",
    "task.given_up": "để đơn vị phân công lại việc của {former}",
    "task.progress_reported": "báo cáo tiến độ",
    "task.undone": "hoàn tác: {undone}",
    "task.assign": "giao chính thức",
    "task.withdraw": "rút lại việc giao",
    "task.receive": "nhận việc",
    "task.start": "bắt đầu thực hiện",
    "task.hand_in": "nộp sản phẩm",
    "task.take_back": "rút sản phẩm về làm tiếp",
    "task.confirm": "xác nhận hoàn thành",
    "task.send_back": "trả lại",
    "task.reopen": "mở lại",
    "task.pause": "tạm dừng",
    "task.resume": "cho tiếp tục",
    "task.cancel": "huỷ",
    "task.return_to_office": "trả việc về Văn phòng",
    "task.submitted": "nộp một sản phẩm",
    "task.extension_asked": "xin gia hạn",
    "task.extension_withdrawn": "rút đề nghị gia hạn",
    "task.extension_decided": "quyết định về gia hạn",
    "task.restore": "khôi phục thành bản nháp",
    "task.carried_over": "chuyển tiếp sang chương trình sau",
    "task.moved_on": "chuyển sang kỳ sau",
    "task.moved_on_undone": "hoàn tác việc chuyển kỳ",
    "task.amended": "thay đổi theo chương trình điều chỉnh",
    "task.mentioned": "ghi lại việc này trong chương trình điều chỉnh",
    "task.carry_over_undone": "hoàn tác việc nạp văn bản",
}
PEOPLE = frozenset({"assignee", "former", "leader", "handed_in_by"})
NAMED = ("assignee", "former", "undone")  # what a sentence may name itself
UNITS = frozenset({"lead_unit"})
DAYS = frozenset({"returned_on", "due", "start", "first_due", "done_on", "reported_on", "confirmed_on"})
# The facts worth telling, by the word that pages use; the rest follows from the act itself.
FIELDS: dict[str, str] = {
    "percent": "Tiến độ",
    "state": "Trạng thái",
    "text": "Nội dung",
    "lead_unit": "Đơn vị chủ trì",
    "leader": "Lãnh đạo chỉ đạo",
    "assignee": "Người thực hiện",
    "start": "Từ ngày",
    "due": "Thời hạn",
    "products": "Sản phẩm",
    "weights": "Hệ số, số lượng",
    "objective_cause": "Nguyên nhân khách quan",
    "returned_on": "Trả về Văn phòng",
    "carried": "Số lần chuyển kỳ",
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act: who did what and when; `changes` are "Tiến độ 30 % → 60 %"."""

    words: str
    changes: tuple[str, ...]
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Names:
    people: Mapping[int, str]
    units: Mapping[int, str]


def history_lines(task: Task, entries: Sequence[Entry]) -> list[HistoryLine]:
    """The entries of a task as sentences, in their order.

    Names are asked for in two statements at most, and only those that are not at hand: most are the task's own
    people, or acted themselves.
    """
    people = {person.pk: person.full_name for person in (task.assignee, task.leader, task.handed_in_by) if person}
    people |= {entry.by.pk: entry.by.full_name for entry in entries if entry.by}
    units = {task.lead_unit.pk: task.lead_unit.name} if task.lead_unit else {}
    people |= names_of_people(_numbers(entries, PEOPLE) - people.keys())
    units |= names_of_units(_numbers(entries, UNITS) - units.keys())
    return [_line(entry, _Names(people, units)) for entry in entries]


def _numbers(entries: Iterable[Entry], fields: frozenset[str]) -> set[int]:
    facts = [f for entry in entries for f in (entry.before, entry.after) if f]
    return {f[name] for f in facts for name in fields if isinstance(f.get(name), int)}


def _line(entry: Entry, names: _Names) -> HistoryLine:
    before, after = entry.before or {}, entry.after or {}
    sentence = VERBS.get(entry.verb, "thay đổi nhiệm vụ")
    facts = {**after, "former": before.get("assignee")}
    told = {name: _words(name, facts.get(name), names) for name in NAMED if f"{{{name}}}" in sentence}
    who = entry.by.full_name if entry.by else "Hệ thống"
    return HistoryLine(
        words=f"{who} {sentence.format(**told)}",
        changes=tuple(_changes(before, after, names, skip={*told, "assignee"} if "former" in told else told)),
        reason=str(after.get("reason") or ""),
        at=entry.at,
    )


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], names: _Names, *, skip: Iterable[str]) -> list[str]:
    found = []
    for name, label in FIELDS.items():
        if name not in before or name not in after or before[name] == after[name] or name in skip:
            continue
        found.append(f"{label}: {_words(name, before[name], names)} → {_words(name, after[name], names)}")
    return found


def _words(name: str, value: Any, names: _Names) -> str:
    """A value of the trail as a page says it: names, days with their weekday, states in words."""
    if name == "objective_cause":
        return "có" if value else "không"
    if value in (None, "", []):
        return "chưa có"
    if name in PEOPLE:
        return names.people.get(value, "người đã xoá")
    if name in UNITS:
        return names.units.get(value, "đơn vị đã xoá")
    if name in DAYS:
        return day(date.fromisoformat(value))
    if name == "state":
        return TaskState(value).label
    if name == "undone":
        return VERBS.get(value, "thay đổi nhiệm vụ").partition(" {")[0]
    if name == "weights":
        return "; ".join(f"{text}: {number} × {factor}" for text, factor, number in value)
    if name == "products":
        return "; ".join(value)
    return f"{value} %" if name == "percent" else str(value)
