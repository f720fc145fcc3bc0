"""Vietnamese letters in regular expressions: capitals and small letters, which ranges of code points mix."""

from __future__ import annotations

import re

from giaoban.core.text.patterns import lazy_pattern

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = "A-Z" + LOWER.removeprefix("a-z").upper()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern in which `\U` stands, inside a class, for the Vietnamese capitals and `\L` for the small letters.

    A range such as `À-Ỹ` would hold both: beyond Latin-1 the two alternate.
    """
    return lazy_pattern(pattern.replace(r"\U", UPPER).replace(r"\L", LOWER), flags)
