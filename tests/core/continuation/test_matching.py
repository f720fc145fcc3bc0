"""Which new line is which known work: at most one for each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.continuation import Work, match_works

TEXTS = (
    "Rà soát danh mục nhiệm vụ cấp tỉnh",
    "Tiếp tục rà soát danh mục nhiệm vụ cấp tỉnh",
    "Kiểm tra đo lường xăng dầu đợt 1",
    "Kiểm tra đo lường xăng dầu đợt 2",
    "Kiểm tra đo lường xăng dầu tại các cửa hàng đợt 2",
    "Họp giao ban",
    "Xây dựng kế hoạch chuyển đổi số của Sở",
)
works = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(["", "1", "2"]), st.booleans(), st.integers(0, 2)), max_size=8
).map(
    lambda found: [
        Work(str(n), text, unit=unit, finished=done, rank=rank) for n, (text, unit, done, rank) in enumerate(found)
    ]
)


def matched(new: list[Work], old: list[Work]) -> dict[str, str]:
    return {key: match.known for key, match in match_works(new, old).items()}


def test_a_line_finds_its_work_and_says_why() -> None:
    new = Work("r1", "Tiếp tục rà soát danh mục nhiệm vụ cấp tỉnh", unit="7", products=("Báo cáo",))
    old = Work("12", TEXTS[0], unit="7", products=("báo cáo",), label="việc tháng 10/2026")

    match = match_works([new], [old])["r1"]

    assert (match.known, match.likeness) == ("12", 100)
    assert match.why == "Nội dung giống 100 % với việc tháng 10/2026, cùng đơn vị, cùng sản phẩm"


def test_each_work_is_given_to_one_line_the_likest() -> None:
    new = [Work("r1", "Rà soát danh mục nhiệm vụ cấp tỉnh mới đề xuất"), Work("r2", TEXTS[0])]

    assert matched(new, [Work("12", TEXTS[0])]) == {"r2": "12"}


def test_between_equals_the_one_of_higher_rank_wins() -> None:
    old = [Work("1", TEXTS[0], rank=3), Work("2", TEXTS[0], rank=9), Work("3", TEXTS[0], rank=5)]

    assert matched([Work("r1", TEXTS[0])], old) == {"r1": "2"}


def test_open_work_goes_before_finished_work() -> None:
    old = [Work("1", TEXTS[0], rank=9, finished=True), Work("2", TEXTS[0])]

    assert matched([Work("r1", TEXTS[0])], old) == {"r1": "2"}


def test_finished_work_must_be_nearly_word_for_word() -> None:
    old = [Work("1", "Rà soát danh mục nhiệm vụ cấp tỉnh trong lĩnh vực nông nghiệp", finished=True)]

    assert matched([Work("r1", "Rà soát danh mục nhiệm vụ cấp tỉnh lĩnh vực")], old) == {}


def test_short_lines_are_the_same_only_in_the_same_unit() -> None:
    old = [Work("1", "Họp giao ban", unit="7")]

    assert matched([Work("r1", "Họp giao ban", unit="7")], old) == {"r1": "1"}
    assert matched([Work("r1", "Họp giao ban", unit="8")], old) == {}


def test_another_unit_is_told() -> None:
    match = match_works([Work("r1", TEXTS[0], unit="7")], [Work("1", TEXTS[0], unit="8")])["r1"]

    assert "khác đơn vị" in match.why


def test_rare_words_are_enough_to_find_a_work_among_thousands() -> None:
    many = [Work(str(n), f"Kiểm tra đo lường tại cơ sở kinh doanh đá quý mã {n}a{n}") for n in range(2000)]
    old = [*many, Work("x", "Kiểm tra đo lường tại cơ sở kinh doanh đá quý vùng ven biển")]

    assert matched([Work("r1", "Tiếp tục kiểm tra đo lường tại cơ sở kinh doanh đá quý vùng ven biển")], old) == {
        "r1": "x"
    }


@given(works, works)
def test_no_line_and_no_work_is_matched_twice(new: list[Work], old: list[Work]) -> None:
    found = list(matched(new, old).values())

    assert len(found) == len(set(found))
    assert set(found) <= {work.key for work in old}


@given(works)
def test_the_same_list_again_matches_itself(old: list[Work]) -> None:
    again = [Work(f"r{work.key}", work.text, unit=work.unit) for work in old if not work.finished]
    running = [work for work in old if not work.finished]

    texts = {work.key: work.text for work in running}
    assert {key: texts[other] for key, other in matched(again, running).items()} == {w.key: w.text for w in again}
