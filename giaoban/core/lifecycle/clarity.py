"""The six clears (6 rõ) of a task: which of them it has. What an agency demands before issuing is its own setting.

The list is that of the central directions of 2026: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm,
rõ thẩm quyền.
"""

from __future__ import annotations

from enum import StrEnum

FEWEST_WORDS = 3  # "Họp" alone does not say what is to be done


class Clear(StrEnum):
    """One of the six; `label` is the word that people see, `lack` what stands where it is missing."""

    PERSON = "person"
    WORK = "work"
    TIME = "time"
    RESPONSIBILITY = "responsibility"
    PRODUCT = "product"
    AUTHORITY = "authority"

    @property
    def label(self) -> str:
        return _WORDS[self][0]

    @property
    def word(self) -> str:
        """What is clear, or not: "người", "sản phẩm"."""
        return self.label.removeprefix("Rõ ")

    @property
    def lack(self) -> str:
        return _WORDS[self][1]


_WORDS = {
    Clear.PERSON: ("Rõ người", "Chưa có người thực hiện"),
    Clear.WORK: ("Rõ việc", "Nội dung quá ngắn"),
    Clear.TIME: ("Rõ thời gian", "Chưa có thời hạn"),
    Clear.RESPONSIBILITY: ("Rõ trách nhiệm", "Chưa có đơn vị chủ trì"),
    Clear.PRODUCT: ("Rõ sản phẩm", "Chưa có sản phẩm"),
    Clear.AUTHORITY: ("Rõ thẩm quyền", "Chưa có lãnh đạo chỉ đạo"),
}


def clears(
    text: str, *, has_person: bool, has_time: bool, has_lead_unit: bool, has_product: bool, has_leader: bool
) -> frozenset[Clear]:
    """Which of the six a task has. `has_time`: a deadline, or work that is regular or comes again by rule."""
    held = {
        Clear.PERSON: has_person,
        Clear.WORK: len(text.split()) >= FEWEST_WORDS,
        Clear.TIME: has_time,
        Clear.RESPONSIBILITY: has_lead_unit,
        Clear.PRODUCT: has_product,
        Clear.AUTHORITY: has_leader,
    }
    return frozenset(clear for clear, holds in held.items() if holds)
