"""The 29 kinds of administrative paper and the codes of their symbols, as data.

Source: Decree 30/2020/NĐ-CP of 5 March 2020, Art. 7 (kinds), Annex III part I (codes of kinds and of copies).
"""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.core.text.folding import fold


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper. `code` is "" for the two kinds whose symbol begins with the issuer ("05/BNV-VP")."""

    code: str
    name: str


PAPER_KINDS: tuple[PaperKind, ...] = (
    PaperKind("NQ", "Nghị quyết"),  # cá biệt
    PaperKind("QĐ", "Quyết định"),  # cá biệt
    PaperKind("CT", "Chỉ thị"),
    PaperKind("QC", "Quy chế"),
    PaperKind("QyĐ", "Quy định"),
    PaperKind("TC", "Thông cáo"),
    PaperKind("TB", "Thông báo"),
    PaperKind("HD", "Hướng dẫn"),
    PaperKind("CTr", "Chương trình"),
    PaperKind("KH", "Kế hoạch"),
    PaperKind("PA", "Phương án"),
    PaperKind("ĐA", "Đề án"),
    PaperKind("DA", "Dự án"),
    PaperKind("BC", "Báo cáo"),
    PaperKind("BB", "Biên bản"),
    PaperKind("TTr", "Tờ trình"),
    PaperKind("HĐ", "Hợp đồng"),
    PaperKind("", "Công văn"),
    PaperKind("CĐ", "Công điện"),
    PaperKind("BGN", "Bản ghi nhớ"),
    PaperKind("BTT", "Bản thỏa thuận"),
    PaperKind("GUQ", "Giấy ủy quyền"),
    PaperKind("GM", "Giấy mời"),
    PaperKind("GGT", "Giấy giới thiệu"),
    PaperKind("GNP", "Giấy nghỉ phép"),
    PaperKind("PG", "Phiếu gửi"),
    PaperKind("PC", "Phiếu chuyển"),
    PaperKind("PB", "Phiếu báo"),
    PaperKind("", "Thư công"),
)

# Copies (Art. 25-27, Annex III part I.2): one series of numbers of their own in a year.
COPY_KINDS: tuple[PaperKind, ...] = (
    PaperKind("SY", "Sao y"),
    PaperKind("TrS", "Trích sao"),
    PaperKind("SL", "Sao lục"),
)

# Kinds that stand in symbols of laws and of Party papers, which offices cite but a department does not issue
# (Law 80/2015/QH13, Art. 4; Guidance 36-HD/VPTW of the Party's Central Office). "CT" and "TT" have other masters
# there too.
CITED_KINDS: tuple[PaperKind, ...] = (
    PaperKind("NĐ", "Nghị định"),
    PaperKind("TT", "Thông tư"),
    PaperKind("TTLT", "Thông tư liên tịch"),
    PaperKind("KL", "Kết luận"),
    PaperKind("CV", "Công văn"),
    PaperKind("QyC", "Quy chế"),
)

_BY_CODE = {k.code.lower(): k for k in (*CITED_KINDS, *COPY_KINDS, *PAPER_KINDS) if k.code}
_BY_NAME = {fold(k.name): k for k in (*COPY_KINDS, *CITED_KINDS, *PAPER_KINDS)}


def kind_by_code(code: str) -> PaperKind | None:
    """The kind with a code, capitals not minded ("CTR" is often typed for "CTr"); None for an unknown one."""
    return _BY_CODE.get(code.strip().lower())


def kind_by_name(name: str) -> PaperKind | None:
    """The kind with a Vietnamese name, however it is typed; None for an unknown one."""
    return _BY_NAME.get(fold(name))


def kind_at_start(title: str) -> PaperKind | None:
    """The kind that a title begins with: "THÔNG BÁO Kết luận giao ban …" is a Thông báo; None where it names none."""
    folded = f"{fold(title)} "
    named = [name for name in _BY_NAME if folded.startswith(f"{name} ")]
    return _BY_NAME[max(named, key=len)] if named else None
