"""The six clears."""

from __future__ import annotations

from giaoban.core.lifecycle.clarity import Clear, clears


def test_a_task_with_everything_is_clear_six_times() -> None:
    found = clears(
        "Rà soát danh mục nhiệm vụ",
        has_person=True,
        has_time=True,
        has_lead_unit=True,
        has_product=True,
        has_leader=True,
    )

    assert found == frozenset(Clear)


def test_each_clear_is_told_apart() -> None:
    found = clears("Họp", has_person=False, has_time=True, has_lead_unit=False, has_product=True, has_leader=False)

    assert found == {Clear.TIME, Clear.PRODUCT}


def test_every_clear_says_what_is_lacking() -> None:
    assert Clear.PRODUCT.lack == "Chưa có sản phẩm"
    assert [clear.label for clear in Clear] == [
        "Rõ người",
        "Rõ việc",
        "Rõ thời gian",
        "Rõ trách nhiệm",
        "Rõ sản phẩm",
        "Rõ thẩm quyền",
    ]
