"""The words in front of a moment that give it its role: "trước", "chậm nhất", "từ", "trong"."""

from __future__ import annotations

from giaoban.core.calendar.deadline_language.cursor import openings

BEFORE = openings("truoc thoi diem", "xong truoc", "truoc")
UP_TO = openings(
    "cham nhat la vao",
    "cham nhat la",
    "cham nhat den",
    "cham nhat vao",
    "cham nhat trong",
    "cham nhat truoc",
    "cham nhat",
    "muon nhat la",
    "muon nhat vao",
    "muon nhat",
    "tre nhat",
    "khong qua",
    "khong muon hon",
    "khong cham hon",
    "khong tre hon",
    "khong sau",
    "den het",
    "cho den",
    "toi het",
    "den",
    "toi",
    "het",
)
SINCE = openings("ke tu", "bat dau tu", "tu")
SINCE_WORDS = ("ke tu", "bat dau tu", "tu")
WITHIN = openings("xong trong", "ngay trong", "trong vong", "trong", "vao khoang", "vao", "khoang")
JOINING = openings("cho den het", "cho den", "den het", "den", "toi", "-")
