"""What an amended version changes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.continuation import ChangeKind, Printed, difference

OLD = (
    Printed("1", "Rà soát danh mục nhiệm vụ", "Báo cáo", "Trước 25/11", "Lê Thị Hạnh", "QLKH", path="I.1"),
    Printed("2", "Kiểm tra 20 cơ sở kinh doanh xăng dầu", "Biên bản", "Tuần 2", "", "Thanh tra", path="I.2"),
    Printed("3", "Họp Hội đồng khoa học", path="I.3"),
)
lines = st.lists(
    st.tuples(
        st.sampled_from(["Rà soát danh mục", "Kiểm tra xăng dầu đợt 1", "Kiểm tra xăng dầu đợt 2", "Họp Sở", ""]),
        st.sampled_from(["", "Trước 25/11", "Tuần 4"]),
        st.sampled_from(["", "I.1", "I.2"]),
    ),
    max_size=6,
).map(lambda found: [Printed(str(n), text, when=when, path=path) for n, (text, when, path) in enumerate(found)])


def test_the_same_version_changes_nothing() -> None:
    assert {change.kind for change in difference(OLD, OLD)} == {ChangeKind.UNCHANGED}


def test_a_field_that_changed_is_shown_as_printed_before_and_after() -> None:
    new = Printed("r1", "Rà soát danh mục nhiệm vụ", "Báo cáo", "Trước 30/11", "Lê Thị Hạnh", "QLKH", path="I.1")

    change = difference([new], OLD[:1])[0]

    assert change.kind is ChangeKind.CHANGED
    assert [(f.label, f.before, f.after) for f in change.fields] == [("Thời gian", "Trước 25/11", "Trước 30/11")]


def test_a_list_divided_by_other_marks_is_no_change() -> None:
    old = Printed("1", "Họp Hội đồng khoa học", "Kế hoạch; giấy mời", path="I.1")
    new = Printed("r1", "Họp Hội đồng khoa học", "Kế hoạch, giấy mời", path="I.1")

    assert difference([new], [old])[0].kind is ChangeKind.UNCHANGED


def test_capitals_tone_places_and_dots_are_no_change() -> None:
    new = Printed("r1", "RÀ SOÁT danh mục nhiệm vụ.", "báo cáo;", "Trước 25/11", "Lê Thị Hạnh", "QLKH", path="I.1")

    assert difference([new], OLD[:1])[0].kind is ChangeKind.UNCHANGED


def test_a_line_put_in_between_moves_numbers_and_no_work() -> None:
    added = Printed("r2", "Xây dựng kế hoạch chuyển đổi số", path="I.2")
    moved = Printed("r3", OLD[1].text, "Biên bản", "Tuần 2", "", "Thanh tra", path="I.3")

    changes = difference([OLD[0], added, moved, Printed("r4", OLD[2].text, path="I.4")], OLD)

    assert [change.kind.value for change in changes] == ["unchanged", "added", "unchanged", "unchanged"]


def test_a_line_reworded_under_its_number_is_the_same_line() -> None:
    new = Printed("r2", "Kiểm tra 25 cơ sở kinh doanh xăng dầu", "Biên bản", "Tuần 2", "", "Thanh tra", path="I.2")

    change = difference([new], OLD[1:2])[0]

    assert change.kind is ChangeKind.CHANGED
    assert [f.name for f in change.fields] == ["text"]


def test_other_work_under_the_same_number_is_added_and_the_old_one_dropped() -> None:
    new = Printed("r3", "Bàn giao trụ sở cũ", path="I.3")

    assert [change.kind.value for change in difference([new], OLD[2:])] == ["added", "dropped"]


@given(lines, lines)
def test_every_line_of_both_versions_is_told_once(new: list[Printed], old: list[Printed]) -> None:
    changes = difference(new, old)

    assert [change.new for change in changes if change.new] == new
    assert Counter(c.old.key for c in changes if c.old) == Counter(line.key for line in old)


@given(lines)
def test_a_version_against_itself_is_unchanged(old: list[Printed]) -> None:
    assert all(change.kind is ChangeKind.UNCHANGED for change in difference(old, old))
