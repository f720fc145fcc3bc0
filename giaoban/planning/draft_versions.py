"""A draft as it stood at a moment: what a version keeps of each line, and how two versions differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from giaoban.core.continuation import Change, ChangeKind, FieldChange, Printed
from giaoban.core.text.folding import squeeze
from giaoban.planning.draft_numbers import numbers_of
from giaoban.planning.models import Draft, DraftLine

# What a version keeps of a line, and what people call it.
KEPT: tuple[tuple[str, str], ...] = (
    ("section", "Mục"),
    ("text", "Nội dung"),
    ("products", "Sản phẩm"),
    ("when", "Thời gian"),
    ("leaders", "Lãnh đạo chỉ đạo"),
    ("units", "Đơn vị thực hiện"),
    ("partners", "Phối hợp"),
)


def lines_to_keep(draft: Draft, lines: Sequence[DraftLine]) -> list[dict[str, Any]]:
    """The lines of a draft in the order of print, as a version keeps them."""
    paths = numbers_of(draft, lines)
    return [
        {
            "key": line.pk,
            "path": paths[line.pk],
            "section": line.section,
            "text": line.text,
            "products": line.products,
            "when": line.when_words,
            "leaders": line.leader_words,
            "units": line.unit_words,
            "partners": line.partners_words,
            "returned": line.returned_reason,
        }
        for line in lines
    ]


def version_difference(new: Iterable[Mapping[str, Any]], old: Iterable[Mapping[str, Any]]) -> list[Change]:
    """Every line of two versions once: the new ones in their order, then what is gone. A line is known by its number
    in the draft, so that one that was reworded is still the same."""
    before = {kept["key"]: kept for kept in old}
    changes = [_change(kept, before.pop(kept["key"], None)) for kept in new]
    return [*changes, *(Change(ChangeKind.DROPPED, None, _printed(kept)) for kept in before.values())]


def _change(new: Mapping[str, Any], old: Mapping[str, Any] | None) -> Change:
    if old is None:
        return Change(ChangeKind.ADDED, _printed(new), None)
    fields = tuple(
        FieldChange(name, label, _value(old, name), _value(new, name))
        for name, label in KEPT
        if squeeze(_value(old, name)) != squeeze(_value(new, name))
    )
    return Change(ChangeKind.CHANGED if fields else ChangeKind.UNCHANGED, _printed(new), _printed(old), fields)


def _printed(kept: Mapping[str, Any]) -> Printed:
    values = {name: _value(kept, name) for name, _ in KEPT if name != "section"}
    return Printed(key=str(kept["key"]), path=str(kept["path"]), **values)


def _value(kept: Mapping[str, Any], name: str) -> str:
    return str(kept.get(name, "")).replace("\n", "; ")
