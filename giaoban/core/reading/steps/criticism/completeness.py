"""What a row lacks that its neighbours have: product, unit, leader, deadline; and the frame's own gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from giaoban.core.reading.draft import Draft
from giaoban.core.reading.model import PROGRAMMES, Item, Kind, Warning
from giaoban.core.reading.steps.criticism.messages import tell
from giaoban.core.text.patterns import lazy_pattern

_MOST = 0.6  # of the items have it: then the others should
_NEARLY_ALL = 0.8
_SOME = 0.3
_FEW = 3  # items: too short a list to say what is usual
_OPEN_ENDED = lazy_pattern(r"thường xuyên|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)", re.IGNORECASE)


def rows(draft: Draft) -> Iterator[Warning]:
    """Rows without unit, leader, deadline or product where the list as a whole has them."""
    items = [i for i in draft.items if not i.path.startswith("0.")]
    yield from _lacking(items, "missing_unit", _has_units, least=0.0 if _is_notice(draft) else _MOST)
    yield from _lacking(items, "missing_leader", lambda i: bool(i.leaders.value), least=_MOST)
    usual = _NEARLY_ALL if _is_notice(draft) else _MOST  # most conclusions set no day of their own
    yield from _lacking(items, "missing_deadline", lambda i: i.when.value is not None, least=usual)
    if draft.kind.value in PROGRAMMES and _share(items, lambda i: bool(i.products.value)) >= _SOME:
        yield from (tell("missing_product", i.line, i.path) for i in items if _due_without_product(i))


def _is_notice(draft: Draft) -> bool:
    return draft.kind.value is Kind.CONCLUSION_NOTICE


def _has_units(item: Item) -> bool:
    """A leader who is told by name answers for the task too."""
    return bool(item.units.value or item.leaders.value)


def _due_without_product(item: Item) -> bool:
    return item.due.value is not None and not item.products.value


def _lacking(items: list[Item], code: str, has: Callable[[Item], bool], *, least: float) -> Iterator[Warning]:
    if (least and len(items) < _FEW) or _share(items, has) < least:
        return
    stated = {_top(item) for item in items if has(item)}  # a part that never states it lists something else
    for item in items:
        if has(item) or (_top(item) not in stated and least):
            continue
        if not (code == "missing_deadline" and _OPEN_ENDED.search(item.text.value)):
            yield tell(code, item.line, item.path)


def _top(item: Item) -> str:
    return item.section.partition(".")[0]


def _share(items: list[Item], has: Callable[[Item], bool]) -> float:
    return sum(map(has, items)) / len(items) if items else 0.0


def frame(draft: Draft) -> Iterator[Warning]:
    """Number, date and signer that an official paper must show (Decree 30/2020, art. 8) and this one does not."""
    if draft.kind.value is Kind.UNKNOWN or not _is_official(draft):
        return
    if not re.search(r"\d", draft.frame.number.value or ""):
        yield tell("missing_number", 1)
    if draft.frame.issued_on.value is None:
        yield tell("missing_issued_on", 1)
    if draft.frame.signer.value is None:
        yield tell("missing_signer", _last_line(draft))


def _is_official(draft: Draft) -> bool:
    """A page of a portal or a pasted table never had a number; only papers with a letterhead are asked."""
    return bool(draft.frame.number.value or draft.frame.recipients.value or draft.frame.signer.value)


def _last_line(draft: Draft) -> int:
    return max((b.line for b in draft.document.blocks), default=1)
