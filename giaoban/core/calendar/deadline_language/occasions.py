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


# Heads of occasions that running text ties work to.
_PROSE_HEADS = tuple(
    tuple(words.split())
    for words in "hoi nghi|ky hop|phien hop|cuoc hop|dai hoi|tet|le khai|khai giang|khai mac|hoi thao".split("|")
)


def occasion_alone(tokens: list[Token]) -> bool:
    """Whether a cell names an occasion and no number: "Trước kỳ họp HĐND giữa năm" sets no day."""
    said = tuple(t.text for t in tokens)
    if said[:1] not in (("truoc",), ("sau",)) or any(word.isdecimal() for word in said):
        return False
    return any(said[1 : 1 + len(head)] == head for head in _PROSE_HEADS)


def occasion_in_prose(tokens: list[Token]) -> int:
    """How many tokens at the start tie work to an occasion ("trước kỳ họp tháng 9"); 0 where they do not.

    The words go on to the next mark if it is near, else they end with the occasion's name.
    """
    if len(tokens) < 2 or tokens[0].text != "truoc":
        return 0
    said = tuple(t.text for t in tokens[1:7])
    head = next((h for h in _PROSE_HEADS if said[: len(h)] == h), None)
    if head is None:
        return 0
    taken = 1 + len(head)
    rest = next((n for n, t in enumerate(tokens[taken:]) if not t.text.isalnum()), len(tokens) - taken)
    return taken + rest if rest <= 4 else taken
