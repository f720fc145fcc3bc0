from __future__ import annotations

from typing import Any

from giaoban.documents.showing import printed_row


def cell(text: str, unit: int, *, rowspan: int = 1, colspan: int = 1) -> dict[str, Any]:
    return {"rowspan": rowspan, "colspan": colspan, "lines": [{"unit": unit, "text": text, "line": 1, "page": None}]}


def paper(*rows: list[dict[str, Any]], ruled: bool = True) -> dict[str, Any]:
    return {"blocks": [{"ruled": ruled, "page": None, "rows": [{"line": 1, "cells": row} for row in rows]}]}


def test_a_row_stands_under_the_names_of_its_columns() -> None:
    row = printed_row(paper([cell("TT", 0), cell("Nội dung", 1)], [cell("1", 2), cell("Rà soát", 3)]), 3)

    assert row is not None
    assert (row.names, row.cells) == (("TT", "Nội dung"), ("1", "Rà soát"))


def test_a_cell_merged_downwards_stands_in_each_of_its_rows() -> None:
    content = paper(
        [cell("Việc", 0), cell("Lãnh đạo", 1)],
        [cell("Việc một", 2), cell("Bà An", 3, rowspan=2)],
        [cell("Việc hai", 4)],
    )

    row = printed_row(content, 4)

    assert row is not None
    assert row.cells == ("Việc hai", "Bà An")


def test_a_row_that_fits_no_column_names_stands_alone() -> None:
    row = printed_row(paper([cell("TT", 0), cell("Nội dung", 1)], [cell("A. Mục lớn", 2, colspan=2)]), 2)

    assert row is not None
    assert (row.names, row.cells) == ((), ("A. Mục lớn",))


def test_a_paragraph_outside_tables_has_no_row() -> None:
    assert printed_row({"blocks": [{"unit": 0, "text": "Lời dẫn", "line": 1, "page": None}]}, 0) is None
