"""The picture of the life of a task is that of the table."""

from __future__ import annotations

from giaoban.core.lifecycle.tasks import MOVES
from tools.lifecycle_picture import PAGE, lifecycle_page


def test_the_page_is_drawn_from_the_table_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == lifecycle_page(), "python -m tools.lifecycle_picture draws it anew"


def test_every_move_stands_in_it_with_its_word() -> None:
    assert [move.verb for move in MOVES if f"**{move.label}** (`{move.verb}`)" not in lifecycle_page()] == []
