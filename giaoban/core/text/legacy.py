"""Old Vietnamese fonts: text typed in a `.Vn…` (TCVN3) or `VNI-…` font becomes Unicode.

Before Unicode an office typed with fonts that draw "ế" where the file says "Õ". Only the name of the font tells
so; the letters alone could be anything. TCVN3 is TCVN 5712:1993 (VN3): one byte, one letter, and capitals with
marks come from a second font whose name ends in "H". VNI writes a base letter followed by a mark.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Encoding(StrEnum):
    """What a font's letters mean. `TCVN3_CAPITALS` are the `.Vn…H` fonts, which draw every letter as a capital."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"


# TCVN 5712:1993 table VN3, by rising code.
_TCVN3_CODES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ "
    "C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò "
    "E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ "
    "F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
_TCVN3 = {int(pair[:2], 16): pair[2:] for pair in _TCVN3_CODES.split()}

# VNI: the tone after a plain letter, and the tone fused with a circumflex or a breve.
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_pairs() -> dict[str, str]:
    pairs = {
        base + mark: letter + tone
        for base, letter in {**{c: c for c in "aeouy"}, "ô": "ơ", "ö": "ư"}.items()
        for mark, tone in _VNI_TONES.items()
    }
    pairs |= {base + mark: base + _CIRCUMFLEX + tone for base in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _VNI_BREVE.items()}
    return {pair: unicodedata.normalize("NFC", letter) for pair, letter in (pairs | _VNI_SINGLE).items()}


_VNI = _vni_pairs()
_VNI_TOKEN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)

# Letters that neither old encoding can produce: the text is Unicode whatever its font is called.
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
_HIGH = re.compile("[\u00a1-\u00ff\uf0a1-\uf0ff]")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)


@lru_cache(maxsize=1024)
def encoding_of_font(font: str | None) -> Encoding | None:
    """The old encoding that a font's name tells of; None for a Unicode font.

    ".VnTime" → TCVN3, ".VnTimeH" → its capitals, "VNI-Times" → VNI.
    """
    name = (font or "").strip()
    if re.match(r"vni[-_ ]", name, re.IGNORECASE):
        return Encoding.VNI
    if not re.match(r"\.vn|vn(?:time|arial)", name, re.IGNORECASE):
        return None
    capitals = name.endswith("H") or re.search(r"(?:time|arial)h$", name, re.IGNORECASE)
    return Encoding.TCVN3_CAPITALS if capitals else Encoding.TCVN3


def to_unicode(text: str, encoding: Encoding) -> str:
    """Text of an old font in Unicode (NFC). Text that is Unicode already comes back as it is.

    People change the font of a Unicode paper to ".VnTime" and see no harm, so the letters have the last word.
    """
    if is_unicode(text):
        return text
    if encoding is Encoding.VNI:
        return _VNI_TOKEN.sub(_vni_letter, _plain_codes(text))
    converted = unicodedata.normalize("NFC", _plain_codes(text).translate(_TCVN3))
    return converted.upper() if encoding is Encoding.TCVN3_CAPITALS else converted


def is_unicode(text: str) -> bool:
    """Whether the text has letters that only Unicode Vietnamese has ("ạ", "đ", "ư")."""
    return _UNICODE_ONLY.search(text) is not None


def is_ambiguous(text: str) -> bool:
    """Whether a text in an old font reads as Vietnamese both ways: "cã" is "có" in TCVN3, but also a word.

    Text without any letter above ASCII is the same both ways and counts as ambiguous.
    """
    if not _HIGH.search(text):
        return True
    return not is_unicode(text) and all(_is_syllable(w) for w in re.findall(r"[^\W\d_]+|[\u00a1-\u00bf×÷]", text))


def _is_syllable(word: str) -> bool:
    letters, tones = [], 0
    for c in unicodedata.normalize("NFD", word.lower()):
        if c in (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT):
            tones += 1
        else:
            letters.append(c)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters))) is not None


def _plain_codes(text: str) -> str:
    """Letters that Word keeps in the private area of a symbol font (U+F0xx), as their plain codes."""
    return "".join(chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text)


def _vni_letter(match: re.Match[str]) -> str:
    token = match.group()
    letter = _VNI[token.lower()]
    return letter.upper() if token[0].isupper() else letter
