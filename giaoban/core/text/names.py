"""The shape of a Vietnamese person's name."""

from __future__ import annotations

import re

from giaoban.core.text.folding import fold

# The family names of nearly all Vietnamese people, Kinh and other peoples, folded.
FAMILY_NAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly an au bach banh bo ca cai can cao cat "
    "chau che chu chung co cu cung dai dam dan danh dao dau diec dien diep dinh doan dong du giang giap gia gian "
    "giao ha han hau hi hua hung huu kha khau khieu khong khuat khuc khuong kieu kim la lac lam lang lao lau leu "
    "lieu lo loc long lu lua luc luong luu luyen ma mac mach mai man mang mau meo mong mua nghiem nghi ngoc ngu ngan "
    "ngac nhan nhu nham ninh nong on ong pha phi pho phu phung phuong quach quan quang que quyen sai sam san siu son "
    "song su sung ta tang tao thach thai than thang thanh thao thi thieu thoi thuy tien tiet tieu to ton tong tra "
    "trang trieu trinh truong tu tuong ty ung uong van vang vi vien viet vinh vuong xa xuan y yen ksor rmah rcom nay "
    "dieu lay ro rah nie ayun kpa kpuih hmok mlo eban bya".split()
)
# Provinces and cities whose names have the shape of a person's, folded (of before and after July 2025).
_PLACES = frozenset(
    "an giang|ba ria|bac giang|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|binh thuan|ca mau|"
    "can tho|cao bang|da nang|dak lak|dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|"
    "hai duong|hai phong|hau giang|hoa binh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|lang son|lao cai|"
    "long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh|"
    "quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua thien hue|tien giang|tra vinh|"
    "tuyen quang|viet nam|vinh long|vinh phuc|vung tau|yen bai|bac giang|trung uong".split("|")
)
_HONORIFICS = re.compile(
    r"^\s*(?:(?:đ\s*/?\s*c|đồng chí|ông|bà|anh|chị|thầy|cô|gs|pgs|ts|ths|bs|ks|cn|cvcc|cvc)\b[.:\s]*)+", re.IGNORECASE
)
_SYLLABLE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words of units and posts, which fill no person's name.
_OFFICE_WORDS = frozenset(
    "so phong ban uy tinh huyen cuc tong bo vien truong doc chanh chu tich ubnd hdnd cac hoi trung cong bao khoa hoc "
    "nghe quyet ke chuong nghi cap".split()
)
_UNIT_WORDS = frozenset("so phong ban uy huyen cuc bo tra".split())


def without_honorific(text: str) -> str:
    """A name without "Đ/c", "Ông", "Bà", "TS." and the like in front."""
    return _HONORIFICS.sub("", text).strip()


def looks_like_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: "Lê Thị Hải Yến", "ĐÀO VĂN LỘC", "Quốc Bảo", "Minh".

    Two to six capitalised syllables of which the first is a family name or none is an office's word; a single
    capitalised syllable only behind an honorific ("Đ/c Hoàn").
    """
    bare = without_honorific(text)
    honoured = len(bare) < len(text.strip())
    syllables = bare.split()
    if not 1 <= len(syllables) <= 6 or not all(_SYLLABLE.fullmatch(s) for s in syllables):
        return False
    if not all(s[0].isupper() for s in syllables) or not all(s[1:].islower() or s.isupper() for s in syllables):
        return False
    folded = fold(bare).split()
    if len(syllables) == 1:
        return honoured and folded[0] not in _OFFICE_WORDS and len(folded[0]) > 1
    if " ".join(folded) in _PLACES:
        return False
    if folded[0] in FAMILY_NAMES:
        return len(folded) > 2 or folded[1] not in _UNIT_WORDS
    return not _OFFICE_WORDS & set(folded) and (honoured or len(folded) == 2)
