"""Deadlines without a day: regular work, and work tied to an occasion ("Trước hội nghị")."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.words import Token

# Folded. What an office writes in a deadline cell for work without an end or at need.
REGULAR = tuple(
    tuple(words.split())
    for words in (
        "thuong xuyen lien tuc|thuong xuyen|lien tuc|theo phat sinh|khi phat sinh|khi co phat sinh|phat sinh|"
        "khi can thiet|khi can|khi co yeu cau|theo yeu cau|khi duoc yeu cau|dot xuat|theo thuc te|theo tinh hinh thuc te|"
        "theo tien do|theo ke hoach|theo quy dinh|theo lich|theo chuong trinh|theo chi dao|theo giay moi|theo huong dan|"
        "neu co|hang ngay|quanh nam|lau dai|khong thoi han|theo nhiem vu|khi co van ban|khi co chi dao|khi co"
    ).split("|")
)
OCCASION_HEADS = (
    ("truoc",),
    ("sau",),
    ("ngay", "sau"),
    ("ngay", "truoc"),
    ("trong", "thoi", "gian"),
    ("khi",),
    ("den", "khi"),
)
OCCASIONS = frozenset(
    "hoi dai phien cuoc ky tet le khai khi thoi ngay ngan tong so be nghi chuyen dot mua gio hop luc thang".split()
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
        if said[: len(head)] == head and rest and rest[0].isalpha() and not rest[0].isdecimal():
            return True
    return False
