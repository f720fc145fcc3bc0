"""Sample papers printed as PDF by reportlab, and as pictures of those: invented office, invented people."""

from __future__ import annotations

import io
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

HEADER = ["TT", "Nội dung", "Sản phẩm", "Thời gian", "Chỉ đạo/Thực hiện"]
LONG = (
    "Tham mưu Kế hoạch phát triển tài sản trí tuệ trên địa bàn tỉnh Long Giang giai đoạn 2023-2025; rà soát "
    "danh mục nhiệm vụ đặt hàng (đợt 2) theo Quyết định số 815/QĐ-UBND ngày 12/4/2022 của UBND tỉnh Long Giang"
)


@lru_cache(maxsize=1)
def fonts() -> dict[str, str]:
    """The four faces of a font with all Vietnamese letters, registered; skips where the machine has none."""
    faces = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "Bold Italic"}
    for face, style in faces.items():
        try:
            found = subprocess.run(
                ["fc-match", "-f", "%{file}|%{family}", f"Tinos:style={style}"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("needs fontconfig and the font Tinos: apt install fontconfig fonts-croscore")
        file, family = found.split("|")
        if "Tinos" not in family or not Path(file).is_file():
            pytest.skip("needs the font Tinos: apt install fonts-croscore")
        pdfmetrics.registerFont(TTFont(f"Tinos{face}", file))
    pdfmetrics.registerFontFamily(
        "Tinos", normal="Tinos", bold="Tinos-Bold", italic="Tinos-Italic", boldItalic="Tinos-BoldItalic"
    )
    return dict(faces)


def style(size: float = 12, **options: Any) -> ParagraphStyle:
    fonts()
    return ParagraphStyle("text", fontName="Tinos", fontSize=size, leading=size * 1.2, **options)


def text(words: str, size: float = 12, **options: Any) -> Paragraph:
    return Paragraph(words, style(size, **options))


def centred(words: str, size: float = 12, **options: Any) -> Paragraph:
    return text(words, size, alignment=TA_CENTER, **options)


def justified(words: str, size: float = 13, **options: Any) -> Paragraph:
    return text(words, size, alignment=TA_JUSTIFY, **options)


def ruled(rows: list[list[Any]], widths: list[float], *, header: int = 1, spans: list[Any] | None = None) -> Table:
    """A table with a line round every cell; `spans` are reportlab's SPAN pairs."""
    cells = [[text(c) if isinstance(c, str) else c for c in row] for row in rows]
    commands: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    commands += [("SPAN", *span) for span in spans or []]
    return Table(cells, colWidths=[w * cm for w in widths], repeatRows=header, style=TableStyle(commands), splitInRow=1)


def letterhead(number: str = "Số: 214/CTr-SKHCN", place: str = "Long Giang, ngày 03 tháng 11 năm 2022") -> Table:
    left = [centred("UBND TỈNH LONG GIANG"), centred("<b>SỞ KHOA HỌC VÀ CÔNG NGHỆ</b>"), centred(number)]
    right = [
        centred("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>"),
        centred("<b><u>Độc lập - Tự do - Hạnh phúc</u></b>"),
        centred(f"<i>{place}</i>"),
    ]
    return Table([[left, right]], colWidths=[6.8 * cm, 9.7 * cm])


def foot() -> Table:
    left = [text("<b><i>Nơi nhận:</i></b>"), text("- UBND tỉnh (b/c);", 11), text("- Lưu: VT, VP.", 11)]
    right = [centred("<b>KT. GIÁM ĐỐC</b>"), centred("<b>PHÓ GIÁM ĐỐC</b>"), centred("<br/><br/><b>Trần Minh Khôi</b>")]
    return Table([[left, right]], colWidths=[8 * cm, 8 * cm])


def pdf_of(*parts: Any, numbered: bool = True, **options: Any) -> bytes:
    """The parts printed one below the other on A4, with page numbers on top from page 2 on."""
    fonts()
    out = io.BytesIO()

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont("Tinos", 12)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(document.page))

    template = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=3 * cm, rightMargin=1.5 * cm, topMargin=2 * cm, bottomMargin=2 * cm, **options
    )
    later = number if numbered else (lambda *_: None)
    template.build(list(parts), onLaterPages=later)
    return out.getvalue()


def programme_rows(count: int) -> list[list[str]]:
    """Rows of a month's programme, each with content, product, time, leader and unit."""
    leaders = ["Đ/c Lê Quang Huy", "Đ/c Phạm Thu Hằng"]
    units = ["Phòng Quản lý Khoa học", "Văn phòng Sở", "Thanh tra Sở"]
    return [
        [str(n), f"{LONG} (lần {n})", "Báo cáo", f"Tuần {n % 4 + 1}", f"<b>{leaders[n % 2]}</b><br/>{units[n % 3]}"]
        for n in range(1, count + 1)
    ]


def programme(count: int = 14) -> bytes:
    head = [centred(f"<b>{h}</b>") for h in HEADER]
    return pdf_of(
        letterhead(),
        centred("<b>CHƯƠNG TRÌNH CÔNG TÁC</b>", 13, spaceBefore=12),
        centred("<b>Tháng 11 năm 2022</b>", 13, spaceAfter=8),
        ruled([head, *programme_rows(count)], [1.1, 7.2, 2.4, 2.2, 3.6]),
        foot(),
    )


def picture_of(pdf: bytes, *, page: int = 0, dpi: int = 200, tilt: float = 0.0, noise: float = 0.0) -> bytes:
    """A page of a PDF as a scanner would give it, as PNG."""
    document = pdfium.PdfDocument(pdf)
    picture = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    turned = np.asarray(picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255), dtype=np.float64)
    grain = np.random.default_rng(1).normal(0, noise, turned.shape) if noise else 0.0
    out = io.BytesIO()
    Image.fromarray(np.clip(turned + grain, 0, 255).astype(np.uint8)).save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
