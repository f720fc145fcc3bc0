from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.text.usernames import username_of


@pytest.mark.parametrize(
    ("name", "username"),
    [("Ngô Thị Bích Ngọc", "ngocntb"), ("Đỗ Văn Đạt", "datdv"), ("  Lê   An ", "anl"), ("Y", "y1"), ("", "")],
)
def test_the_given_name_and_the_first_letters_of_the_others(name: str, username: str) -> None:
    assert username_of(name) == username


def test_a_taken_name_is_numbered() -> None:
    assert username_of("Lê An", {"anl", "anl2"}) == "anl3"


@given(st.text(), st.sets(st.text()))
def test_a_name_to_sign_in_with_is_free_and_plain(name: str, taken: set[str]) -> None:
    username = username_of(name, taken)

    assert username not in taken - {""}
    assert username == "" or (username.isascii() and username.isalnum() and username == username.lower())
