"""Hours and sessions, in the forms that offices use."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.reading.language.hours import (
    closing_session,
    find_hours,
    leading_hour,
    opening_session,
    session_heading,
    session_of,
    session_of_hour,
)
from giaoban.core.reading.model import Session


@pytest.mark.parametrize(
    ("text", "hour", "rest"),
    [
        ("08h30: PGĐ An dự lễ", time(8, 30), "PGĐ An dự lễ"),
        ("7h30 Họp giao ban", time(7, 30), "Họp giao ban"),
        ("7 giờ 30’, họp Hội đồng", time(7, 30), "họp Hội đồng"),
        ("7 giờ 45 phút: Khai mạc", time(7, 45), "Khai mạc"),
        ("14 giờ 00: Nội dung", time(14, 0), "Nội dung"),
        ("14 giờ, hội ý", time(14, 0), "hội ý"),
        ("(9h30) Nghe báo cáo", time(9, 30), "Nghe báo cáo"),
        ("08:15 - Tiếp công dân", time(8, 15), "Tiếp công dân"),
        ("07 giờ 00’ đến 08 giờ 30’: Chào cờ", time(7, 0), "Chào cờ"),
        ("Từ 14h00 - 16h30: Thi", time(14, 0), "Thi"),
        ("8g00: Trực", time(8, 0), "Trực"),
        ("Lúc 19h30, dự khai mạc", time(19, 30), "dự khai mạc"),
    ],
)
def test_an_hour_in_front_is_told_from_what_follows(text: str, hour: time, rest: str) -> None:
    found = leading_hour(text)

    assert found is not None
    assert found.time == hour
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    ["Họp lúc 8h00", "12 nhiệm vụ", "24 hồ sơ", "08/7: Họp", "3 giải pháp", "trong 2 giờ", "7.11", "6 tháng đầu năm"],
)
def test_other_numbers_in_front_are_no_hour(text: str) -> None:
    assert leading_hour(text) is None


def test_hours_are_found_where_they_stand() -> None:
    text = "7 giờ 30’, họp tổ. 13 giờ 30’, khảo sát trong 2 giờ"

    assert [(h.time, text[h.begin : h.end]) for h in find_hours(text)] == [
        (time(7, 30), "7 giờ 30’"),
        (time(13, 30), "13 giờ 30’"),
    ]


def test_an_hour_of_the_afternoon_may_be_counted_to_twelve() -> None:
    assert [h.time for h in find_hours("vào lúc 2 giờ chiều")] == [time(14, 0)]


@pytest.mark.parametrize(
    ("text", "session", "rest"),
    [
        ("Sáng: Họp", Session.MORNING, "Họp"),
        ("SÁNG:", Session.MORNING, ""),
        ("Chiều", Session.AFTERNOON, ""),
        ("Buổi chiều: kiểm tra", Session.AFTERNOON, "kiểm tra"),
        ("Tối: Văn nghệ", Session.EVENING, "Văn nghệ"),
        ("Cả ngày: Hội nghị", Session.ALL_DAY, "Hội nghị"),
        ("Sáng, chiều: Tập huấn", Session.ALL_DAY, "Tập huấn"),
        ("Chiều cùng ngày: tiếp xúc cử tri", Session.AFTERNOON, "tiếp xúc cử tri"),
    ],
)
def test_a_session_heading_is_taken_off(text: str, session: Session, rest: str) -> None:
    mark = session_heading(text)

    assert mark is not None
    assert mark.session is session
    assert text[mark.end :] == rest


def test_a_session_heading_may_hold_the_hour() -> None:
    mark = session_heading("Buổi sáng, 7 giờ 45 phút: Khai mạc")

    assert mark is not None
    assert mark.hour is not None
    assert (mark.session, mark.hour.time) == (Session.MORNING, time(7, 45))


@pytest.mark.parametrize("text", ["Sáng kiến cấp cơ sở: xét", "Sáng tạo trẻ", "Chiều dài tuyến kè: 2km", "Tối ưu hóa"])
def test_words_that_begin_like_a_session_are_none(text: str) -> None:
    assert session_heading(text) is None
    assert opening_session(text) is None


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("Hội nghị sơ kết (Cả ngày).", Session.ALL_DAY),
        ("khảo sát kè sông (chiều; dự: đ/c Vương).", Session.AFTERNOON),
        ("Tập huấn (ngày)", Session.ALL_DAY),
        ("khảo sát (cả ngày), tập trung tại xã", Session.ALL_DAY),
        ("Họp (kỳ họp giữa năm)", None),
    ],
)
def test_a_session_may_stand_in_closing_brackets(text: str, session: Session | None) -> None:
    assert closing_session(text) is session


@pytest.mark.parametrize(
    ("words", "session"),
    [("S", Session.MORNING), ("Chiều 14h", Session.AFTERNOON), ("Hội trường", None), ("C", Session.AFTERNOON)],
)
def test_a_session_cell_is_understood(words: str, session: Session | None) -> None:
    assert session_of(words) is session


@given(st.times())
def test_every_hour_has_one_session(hour: time) -> None:
    expected = Session.MORNING if hour.hour < 12 else Session.AFTERNOON if hour.hour < 18 else Session.EVENING

    assert session_of_hour(hour) is expected


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{h}h{m:02}", "{h} giờ {m:02}’", "{h:02}:{m:02}", "{h}g{m:02}"]),
)
def test_an_hour_printed_is_read_again(h: int, m: int, form: str) -> None:
    found = leading_hour(form.format(h=h, m=m) + ": Họp")

    assert found is not None
    assert found.time == time(h, m)


@given(st.text())
def test_any_text_may_be_asked_for_hours(text: str) -> None:
    for hour in find_hours(text):
        assert 0 <= hour.begin < hour.end <= len(text)
