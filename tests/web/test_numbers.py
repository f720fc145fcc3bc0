"""Whole numbers out of addresses: what is none is none, whatever was written."""

from __future__ import annotations

import pytest

from giaoban.web.numbers import whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("17", 17), ("9" * 15, 10**15 - 1)])
def test_a_number_is_read(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", " 1", "²", "٣", "mười", "9" * 16, "9" * 5000])
def test_anything_else_is_none(text: str | None) -> None:
    assert whole_number(text) is None
