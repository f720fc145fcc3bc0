"""Deadlines without a day: regular work, and work tied to an occasion ("Trước hội nghị")."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.words import Token

# Folded. What an office writes in a deadline cell for work without an end or at need.
REGULAR = tuple(
    tuple(words.split())
    for words in (
        "thuong xuyen lien tuc|thuong xuyen|lien tuc|xuyen suot|quanh nam|lau dai|khong thoi han|"
        "theo phat sinh|khi phat sinh|khi co phat sinh|co phat sinh|phat sinh|dot xuat|neu co|khi co|"
        "khi can thiet|khi can|khi co yeu cau|theo yeu cau|khi duoc yeu cau|yeu cau|khi co van ban|khi co chi dao|"
        "theo thuc te|theo tinh hinh thuc te|tinh hinh thuc te|thuc te|theo tien do|tien do|theo ke hoach|ke hoach|"
        "theo quy dinh|quy dinh|theo lich|lich|theo chuong trinh|chuong trinh|theo chi dao|chi dao|theo giay moi|"
        "giay moi|theo huong dan|huong dan|theo nhiem vu|nhiem vu"
    ).split("|")
)
OCCASION_HEADS = (
    ("truoc",),
    ("sau",),
    ("ngay", "sau"),
    ("ngay", "truoc"),
    ("khi",),
    ("den", "khi"),
    ("trong", "thoi", "gian"),
)


def regular_in(tokens: list[Token]) -> int:
    """How many tokens at the start say that the work is regular or at need; 0 where they do not."""
    said = tuple(t.text for t in tokens[:6])
    return max((len(words) for words in REGULAR if said[: len(words)] == words), default=0)


def occasion_in(tokens: list[Token]) -> bool:
    """Whether the tokens begin like "trước hội nghị", "sau kỳ họp"."""
    said = tuple(t.text for t in tokens[:4])
    for head in OCCASION_HEADS:
        rest = said[len(head) :]
        if said[: len(head)] == head and rest and rest[0].isalpha():
            return True
    return False
