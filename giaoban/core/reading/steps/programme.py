"""Sections, rows and points of programmes, and of the task list that may stand before a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from giaoban.core.reading.document import Block, Medium, Paragraph, Table
from giaoban.core.reading.draft import Draft, context_of
from giaoban.core.reading.model import PROGRAMMES, SCHEDULES, Item
from giaoban.core.reading.steps.kind import is_calendar, is_day_heading
from giaoban.core.reading.steps.outline import Outline
from giaoban.core.reading.steps.programme_list import has_points, read_list
from giaoban.core.reading.steps.programme_table import read_table


def read_programme(draft: Draft) -> Draft:
    """Adds sections and items: of the whole body of a programme, of what stands before a schedule's calendar."""
    kind = draft.kind.value
    if kind not in PROGRAMMES and kind not in SCHEDULES:
        return draft
    body = _before_calendar(draft.body) if kind in SCHEDULES else draft.body
    outline = Outline()
    items: list[Item] = []
    context = context_of(draft)
    runs = list(_runs(body))
    recognised = draft.document.medium is Medium.RECOGNISED
    for index, run in enumerate(runs):
        if isinstance(run, Table):
            items.extend(read_table(run, outline, context, recognised=recognised))
            continue
        if kind in SCHEDULES and not has_points(run):
            continue
        last = index == len(runs) - 1
        tables = any(isinstance(r, Table) for r in runs)
        items.extend(
            read_list(
                run,
                outline,
                context,
                before_table=not last,
                only_points=kind in SCHEDULES or (last and tables and not outline.met),
                is_last=last,
            )
        )
    return replace(
        draft,
        sections=(*draft.sections, *outline.sections()),
        items=(*draft.items, *items),
    )


def _runs(body: tuple[Block, ...]) -> Iterator[list[Paragraph] | Table]:
    """The body as tables and the runs of paragraphs between them."""
    run: list[Paragraph] = []
    for block in body:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        if run:
            yield run
            run = []
        yield block
    if run:
        yield run


def _before_calendar(body: tuple[Block, ...]) -> tuple[Block, ...]:
    for index, block in enumerate(body):
        if is_calendar(block) if isinstance(block, Table) else is_day_heading(block.text):
            return body[:index]
    return ()
