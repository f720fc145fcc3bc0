"""How papers spell units and people: variants of one name, folded so that marks, capitals and signs do not matter."""

from __future__ import annotations

import re

from giaoban.core.text.folding import fold
from giaoban.organisation.models import Unit, UnitKind, User

# The word that offices put before a unit's short name, by kind: "Phòng QLKH", "Chi cục TĐC".
KIND_WORDS: dict[str, tuple[str, ...]] = {
    UnitKind.OFFICE: ("Văn phòng", "VP"),
    UnitKind.DIVISION: ("Phòng", "P."),
    UnitKind.BRANCH: ("Chi cục", "CC"),
    UnitKind.CENTRE: ("Trung tâm", "TT"),
}

# A name to sign in with.
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def name_key(words: str) -> str:
    """What two spellings of one name have in common: "Phòng QLCN&ĐMST;" and "phòng QLCN & ĐMST"."""
    bare = re.sub(r"[^\w\s]", " ", fold(words.replace("&", " va ").replace("+", " va ")))
    return " ".join(bare.split())


def unit_spellings(unit: Unit) -> set[str]:
    """The keys of everything a unit may be called without anybody having said so."""
    names = {unit.name, unit.short_name, re.sub(r"\s+Sở$", "", unit.name)}
    words = KIND_WORDS.get(unit.kind, ())
    if unit.kind == UnitKind.OFFICE:
        names |= {f"{word}{of}" for word in words for of in ("", " Sở")}
    else:
        short = _without(unit.short_name, words)
        names |= {short, *(f"{word} {short}" for word in words)} if short else set()
    return {key for key in map(name_key, names) if key}


def person_spellings(user: User, *, leads: bool) -> set[str]:
    """The keys of a person: the full name and its ends of two words or more ("Quốc Bảo" of Phạm Quốc Bảo).

    Leaders also by the given name alone, as an office calls them.
    """
    words = user.full_name.split()
    shortest = 1 if leads else 2
    names = {user.full_name, *(" ".join(words[start:]) for start in range(len(words) - shortest + 1))}
    return {key for key in map(name_key, names) if key}


def _without(name: str, words: tuple[str, ...]) -> str:
    for word in words:
        if name.lower().startswith(f"{word.lower()} "):
            return name[len(word) :].strip()
    return name
