"""Letters that recognition gives and no Vietnamese paper prints."""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

from giaoban.core.text.folding import fold, squeeze
from giaoban.core.text.letters import compiled
from giaoban.core.text.patterns import lazy_pattern

# Lines that every official paper prints alike (Decree 30/2020/NĐ-CP, Annex I).
FORMULAS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CHƯƠNG TRÌNH CÔNG TÁC",
    "Nơi nhận:",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
)
# What was seen → what is printed. Order matters: doubled letters first.
SEEN: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"ĐÐ|ÐĐ|ÐÐ|(?<=[QHN])ĐĐ", "Đ"),
    (r"Ð", "Đ"),
    (r"[⁄∕]", "/"),
    (r"[ø§](?=[\L])|(?<=[\L])[ø§]", "g"),
    (r"&[€e]C", "&C"),
    (r"€", "C"),
    (r"[Ññ](?=g)", "N"),
    (r"N?ÑN?(?=[A-ZĐ])|(?<=[A-ZĐ])N?ÑN?|\bNÑ\b", "N"),
    (r"\bKH ?& ?(?!CN)[(€©ŒœCGc]{1,3}N?N(?![A-ZĐ])|KHẴCN", "KH&CN"),
    (r"([ẤẨẦẬẪÂẾỂỀỆỄÊỐỔỒỘỖÔ])([ẤẨẦẬẪẾỂỀỆỄỐỔỒỘỖ])(?=[A-Z])", r"\2"),
    (r"(?<=[àáảãạăằắẳẵặâầấẩẫậ])v\b", "y"),
    (r"(?<=[\L] )[ỦU]Y\b(?! [\U]{2})", "ủy"),
    (r"\b[ỦU]y\b(?= ban)", "Ủy"),
    (r"(?<!\S)['‘`´](?=[^\W\d_])(?!.*['’])|(?<=[A-ZĐ])['’](?=\s|$)", ""),
    (r"(\bgiờ \d{1,2}|\d ?h ?\d\d)\s?[°”\"](?=\s*[:,;]|\s|$)", r"\1’"),
    (r"—", "–"),
    (r"\b8(?=[iìíỉĩịaàáảãạơờớởỡợ][\L])", "g"),
    (r"^([-–+]) [-–] (?=\w)", r"\1 "),
    (r"\bb/C\b", "b/c"),
    (r"\(b[c¢]\)", "(b/c)"),
    (r"\(t[hn]\)(?=[;,.]|$)", "(t/h)"),
    (r"\bBí/c\b", "B/c"),
    (r"\((?=[i1l]?[ïíì¡î])([iïíì¡î1l]{1,3})\)", lambda m: f"({'i' * len(m[1])})"),
    (r"\bn[ắăằặẵẳâấ]m (?=(?:19|20)\d\d\b)", "năm "),
    (r"\bhăng (?=ngày|tuần|tháng|quý|năm)", "hằng "),
    (r"\b((?:19|20)\d\d)7(?=[”\"])", r"\1"),
    (r"(?i)\b(thứ bảy)\. (?=chủ nhật)", r"\1, "),
    (r"[|¦](?=\s|$)", ""),
    (r"\b[dđ]/[cC](?=[\s:.])", "đ/c"),
    (r"\b[ĐD]/[cC](?=[\s:.])", "Đ/c"),
    (r"\b(ngày|tháng|năm)\s+[—–_-]\s+(?=tháng|năm|$)", r"\1 "),
    (r"(?<=\w)\s+([,;])(?=\s|$)", r"\1"),
    (r"\bUBND(?=tỉnh|huyện|xã|thành)", "UBND "),
    (r"(/[A-ZĐ]{2,}) ?- ?(?=[A-ZĐ]{2,})", r"\1-"),
)
WORD = lazy_pattern(r"[^\W\d_]+")
COMPILED = tuple((compiled(seen), printed) for seen, printed in SEEN)


def mended_letters(text: str) -> str:
    """The text with letters that are surely misread put right: "QĐÐ-UBND" → "QĐ-UBND"."""
    for seen, printed in COMPILED:
        text = seen.sub(printed, text)
    text = WORD.sub(_without_capital_end, text)
    return _formula(squeeze(_with_semicolons(text)))


def _without_capital_end(match: re.Match[str]) -> str:
    """ "NgàY", "sỐ": the last vowel of a small word read as a capital; "IoT" and "TTra" are names."""
    word = match.group()
    if len(word) > 1 and word[-1].isupper() and word[-2].islower() and fold(word[-1]) in "aeiouy":
        return word[:-1] + word[-1].lower()
    if word[-1:] in tuple("PVSCOX") and word[1:-1].islower() and (len(word) > 3 or not word.isascii()):
        return word[:-1] + word[-1].lower()
    if len(word) == 2 and word[0].islower() and word[1].isupper():
        return word.lower()
    return word


def _formula(text: str) -> str:
    """The formula that a whole paragraph nearly is, else the paragraph."""
    bare = fold(text)
    for formula in FORMULAS:
        if abs(len(text) - len(formula)) <= 3 and Levenshtein.distance(bare, fold(formula)) * 8 <= len(formula):
            return formula.upper() if text.isupper() else formula
    return text


def _with_semicolons(text: str) -> str:
    """A ";" lost before "(2)" of an enumeration whose other points have one."""
    if not re.search(r"; \((?:[2-9]|1\d)\)", text):
        return text
    return re.sub(r"(?<=[\w”\"])[,.]? (?=\((?:[2-9]|1\d)\) )", "; ", text)
