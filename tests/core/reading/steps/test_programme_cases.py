"""Programmes written by hand in `cases/programme_*.txt`: the paper, and what a clerk would expect to be read.

A case: one line that says what it shows, the paper, then lines `loại:`, `cơ quan:`, `tỉnh:`, `số:`, `ngày:`, `kỳ:`,
`ký:`, `mục: path title` and for each item
`path | text | sản phẩm; … | thời gian | start..due | Tên (chức vụ); … | đơn vị; … | phối hợp; …`.
"-" is nothing stated; a text that ends in "…" is only its beginning.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.formats.plain import open_document
from giaoban.core.reading.model import Item, Person
from giaoban.core.reading.refusal import Limits
from giaoban.core.reading.steps.frame import find_frame
from giaoban.core.reading.steps.kind import recognise_kind
from giaoban.core.reading.steps.programme import read_programme

CASES = sorted((Path(__file__).parents[1] / "cases").glob("programme_*.txt"))


def read_paper(paper: str, name: str) -> Draft:
    document = open_document(paper.encode(), name, Limits())
    draft = Draft(document=document, options=Options(), body=document.blocks)
    return read_programme(recognise_kind(find_frame(draft)))


def person(who: Person) -> str:
    return f"{who.name} ({who.title})" if who.title else who.name


def printed_frame(draft: Draft) -> list[str]:
    frame, period = draft.frame, draft.period.value
    signer = frame.signer.value
    return [
        f"loại: {draft.kind.value.value}",
        f"tiêu đề: {frame.title.value}",
        f"cơ quan: {frame.agency.value or '-'}",
        f"tỉnh: {frame.province.value or '-'}",
        f"số: {frame.number.value or '-'}",
        f"ngày: {frame.issued_on.value or '-'}",
        f"kỳ: {period.start} đến {period.end}" if period else "kỳ: -",
        f"nơi nhận: {'; '.join(frame.recipients.value) or '-'}",
        f"ký: {person(signer) if signer else '-'}",
        *(f"mục: {section.path} {section.title}" for section in draft.sections),
    ]


def printed_item(item: Item) -> list[str]:
    times = f"{item.start.value or '-'}..{item.due.value or '-'}"
    return [
        item.path,
        item.text.value,
        "; ".join(item.products.value) or "-",
        item.when.value or "-",
        times,
        "; ".join(person(p) for p in item.leaders.value) or "-",
        "; ".join(item.units.value) or "-",
        "; ".join(item.partners.value) or "-",
    ]


def shortened(item: list[str], like: list[str] | None) -> list[str]:
    """The item's text cut where the expected one is only its beginning."""
    if like is None or not like[1].endswith("…"):
        return item
    return [item[0], item[1][: len(like[1]) - 1].rstrip() + "…", *item[2:]]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem.removeprefix("programme_"))
def test_a_programme_gives_what_a_clerk_expects(path: Path) -> None:
    _, rest = path.read_text(encoding="utf-8").split("--- văn bản\n")
    paper, expected = rest.split("--- mong đợi\n")
    lines = [line for line in expected.splitlines() if line.strip()]
    wanted = [line.split(" | ") for line in lines if " | " in line]
    draft = read_paper(paper, path.name)

    items = [printed_item(item) for item in draft.items]
    likes = [*wanted, *[None] * len(items)]

    assert printed_frame(draft) == [line for line in lines if " | " not in line]
    assert [shortened(i, like) for i, like in zip(items, likes, strict=False)] == wanted
