"""What a line of work says, as words that can be compared: folded, without what offices put around the same work.

Everything here is folded (no tone marks, small letters), so that a text typed without marks compares the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from giaoban.core.text.folding import fold

# "Tiếp tục", "Đẩy mạnh" …: said of work in hand; set aside at the head of a text.
CONTINUING = ("tiep tuc", "day manh", "tang cuong", "tap trung", "duy tri")
LEADS = (
    *CONTINUING,
    *("chu dong", "khan truong", "tich cuc", "kip thoi", "nhanh chong", "dut diem", "thuong xuyen", "phan dau"),
    *("hoan thanh", "quan tam", "no luc", "chu trong", "bao dam", "dam bao", "thuc hien tot", "lam tot", "viec"),
)

# What is done to a thing: to plan it, to carry it out, to inspect it and to report on it are tasks of their own. The
# verbs of carrying out mean the same at the head of a line, and so do those of making a paper; others only themselves.
DO, MAKE = "do", "make"
_VERBS = {
    **dict.fromkeys(("trien khai", "thuc hien", "to chuc", "thi hanh", "tien hanh"), DO),
    **dict.fromkeys(("xay dung", "soan thao", "du thao", "tham muu", "hoan thien", "hoan chinh", "trinh"), MAKE),
    **dict.fromkeys(("ban hanh", "lap", "bien soan"), MAKE),
    **{
        verb: verb
        for verb in (
            *("kiem tra", "thanh tra", "giam sat", "hau kiem", "khao sat", "nghiem thu", "tham dinh", "tham tra"),
            *("xet duyet", "xet chon", "tuyen chon", "ra soat", "gop y", "phe duyet", "de xuat", "bao cao", "tong ket"),
            *("so ket", "tong hop", "thong ke", "danh gia", "tap huan", "boi duong", "dao tao", "tuyen truyen"),
            *("pho bien", "quan triet", "hop", "hoi nghi", "hoi thao", "giao ban", "toa dam", "theo doi", "don doc"),
            *("huong dan", "ho tro", "quan ly"),
        )
    },
}

# One name for what has several, and what adds nothing.
_SHORT = {
    **dict.fromkeys(("kh&cn", "khcn"), "khoa hoc cong nghe"),
    "dmst": "doi moi sang tao",
    "cntt": "cong nghe thong tin",
    "cds": "chuyen doi so",
    "shtt": "so huu tri tue",
    "tdc": "tieu chuan do luong chat luong",
    "tcdlcl": "tieu chuan do luong chat luong",
    "ttkhcn": "thong tin khoa hoc cong nghe",
    "khtc": "ke hoach tai chinh",
}
_SAME = {
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    **dict.fromkeys(("tren dia ban toan tinh", "tren dia ban tinh", "tren dia ban", "cong tac", "con lai"), ""),
    **dict.fromkeys(("theo dung quy dinh", "theo quy dinh", "theo ke hoach", "dung tien do"), ""),
}
# Words that would read as two light ones or as a verb: kept together, so that "đề tài" never becomes "đề án".
_TOGETHER = (
    *("de tai", "de an", "de cuong", "van de", "chu de", "du an", "do luong", "do thi", "dien tu", "tu chu", "tu lieu"),
    *("dau tu", "thong tu", "tu phap", "vat tu", "tu dong", "tu van", "bao ve", "ve sinh", "tai san", "tai lieu"),
    *("tai chinh", "tai nguyen", "tai khoan", "tai tro", "quy trinh", "chuong trinh", "cong trinh", "tien trinh"),
    *("lo trinh", "qua trinh", "giao trinh", "quy hoach", "lap trinh", "cho phep", "den bu", "xa hoi", "phuong an"),
    *("phuong phap", "phuong tien", "dia phuong", "huyen uy"),
)
_LIGHT = frozenset(
    "va cac nhung cua theo tren trong voi duoc mot viec cho ve tai o do de tu den la bang cung nham".split()
)
# Where only one of two texts has such a word, they are two tasks.
_TELLING = ("dieu chinh", "bo sung", "sua doi", "gia han", "thu hoi", "chinh thuc", "so bo", "thi diem", "huy bo")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!\S)")


_SAME_WORDS, _COMPOUNDS = _any_of(_SAME), _any_of(_TOGETHER)
_TOLD = _any_of(_TELLING)
_HEAD = re.compile(rf"({'|'.join(sorted((*LEADS, *_VERBS), key=len, reverse=True))})(?: |$)")
_TOKEN = re.compile(r"\d+(?:[./-]\d+)*(?:/[a-z]+(?:[-&][a-z]+)*)*|[a-z]+(?:&[a-z]+)*")
_ROMAN = {r: str(n) for n, r in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split(), start=1)}
_PART = r"quy|thang|dot|lan|giai doan|ky|hoc ky|tuan|khoa|lop|phan|buoc|vong|cum|nhiem ky"
_NUMBERED = re.compile(rf"(?<!\S)({_PART})(?: thu)? (\d\S*|[ivx]+)(?!\S)")
_COUNTED = re.compile(r"(?<!\S)(\d+) (thang|quy)(?!\S)")
_YEAR = re.compile(r"(?<!\S)nam (\d{4}(?:-\d{4})?)(?!\S)")
# Plans of the year name the unit behind the line: "… (Phòng QLKH)."
_UNIT_BEHIND = re.compile(r"\s*\((?:phong|trung tam|chi cuc|van phong|thanh tra|ban)\b[^()]*\)[ .;]*$")
_MARK = re.compile(r"(?<!\S)(?:so|ngay)(?= \d)")  # "số 50/KH-UBND", "ngày 12/3": the number says it
_PLACE = re.compile(
    r"(?<!\S)(huyen|xa|thi tran|thi xa|thanh pho|thon) (?!thong minh|va |tren |trong |dat |nong |tinh |cua )(\S+)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is compared: its content words, what it does (`stage`), its numbered parts, places and years.

    `telling` are the words that must stand in both.
    """

    words: frozenset[str]
    numbers: frozenset[str]
    parts: frozenset[str]
    years: frozenset[str]
    telling: frozenset[str]
    stage: str
    continuing: bool


@lru_cache(maxsize=16384)
def said(text: str) -> Said:
    """The words of a text, taken apart."""
    plain = _plain(text)
    rest, stage, continuing = _head(plain)
    parts = {f"{name} {_number(value)}" for name, value in _NUMBERED.findall(rest)}
    parts |= {f"{count} {name}" for count, name in _COUNTED.findall(rest)}
    parts |= {f"{name} {value}" for name, value in _PLACE.findall(rest)}
    years = frozenset(_YEAR.findall(rest))
    for said_already in (_NUMBERED, _COUNTED, _YEAR, _MARK):
        rest = said_already.sub(" ", rest)
    tokens = frozenset(rest.split())
    numbers = frozenset(_number(t) for t in tokens if t[0].isdigit())
    return Said(
        words=frozenset(t for t in tokens if not t[0].isdigit() and t not in _LIGHT),
        numbers=numbers,
        parts=frozenset(parts),
        years=years,
        telling=frozenset(_TOLD.findall(plain)),
        stage=stage,
        continuing=continuing,
    )


def says_continuing(text: str) -> bool:
    """Whether a text says of itself that it goes on with work: "Tiếp tục …", "Đẩy mạnh …"."""
    return said(text).continuing


def _plain(text: str) -> str:
    """Tokens between single spaces, short names written out, what adds nothing left out, compounds in one."""
    bare = _UNIT_BEHIND.sub("", fold(text))
    tokens = " ".join(_SHORT.get(token, token) for token in _TOKEN.findall(bare))
    tokens = _SAME_WORDS.sub(lambda found: _SAME[found[0]], tokens)
    return " ".join(_COMPOUNDS.sub(lambda found: found[0].replace(" ", ""), tokens).split())


def _head(text: str) -> tuple[str, str, bool]:
    """The text behind its leading words and verbs, what it does, whether it says that it goes on.

    Behind a verb of carrying out the next verb tells ("Tổ chức kiểm tra"); verbs of making follow each other.
    """
    stage, continuing = "", False
    while found := _HEAD.match(text):
        words = found[1]
        verb = _VERBS.get(words, "")
        if verb and not (stage in ("", DO) or stage == verb == MAKE):
            break
        stage = verb or stage
        continuing = continuing or words in CONTINUING
        text = text[found.end() :]
    return text, stage, continuing


def _number(word: str) -> str:
    """ "07" as "7", "iii" as "3"."""
    if word in _ROMAN:
        return _ROMAN[word]
    return "/".join(part.lstrip("0") or "0" for part in re.split("[/.]", word)) if word[0].isdigit() else word
