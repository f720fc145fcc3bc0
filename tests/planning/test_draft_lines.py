"""What the office does to the lines of a draft."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.audit.models import Entry
from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.organisation.models import Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.draft_lines import LineEdit, bring_back_line, change_line, drop_lines, name_leader
from giaoban.planning.actions.drafting import add_line
from giaoban.planning.models import Draft, DraftLine
from tests.planning.drafts import ON, lines_of, make_sent_draft, submitted, texts_of

WORKS = ["Rà soát danh mục nhiệm vụ khoa học", "Kiểm tra an toàn bức xạ tại các phòng X-quang"]


@pytest.fixture
def draft(office_chief: User, division: Unit) -> Draft:
    return make_sent_draft(office_chief, {division: WORKS})


@pytest.fixture
def line(draft: Draft) -> DraftLine:
    return lines_of(draft)[0]


def edit(line: DraftLine, by: User, version: int | None = None, **values: object) -> DraftLine:
    given = {"text": line.text, "products": line.products, "when_words": line.when_words, "unit": line.unit}
    said = LineEdit(**{**given, **values})  # type: ignore[arg-type]
    return change_line(line, said, by=by, on=ON, version=line.version if version is None else version)


def test_a_line_is_reworded_and_the_trail_says_what_it_was(line: DraftLine, office_chief: User) -> None:
    changed = edit(line, office_chief, text="Rà soát  danh mục nhiệm vụ", products="Báo cáo\n\nDanh mục")

    assert (changed.text, changed.products, changed.version) == ("Rà soát danh mục nhiệm vụ", "Báo cáo\nDanh mục", 2)
    before = Entry.objects.get(verb="draft.line_changed").before
    assert before is not None
    assert before["text"] == WORKS[0]


def test_the_days_follow_the_words_of_the_deadline(line: DraftLine, office_chief: User) -> None:
    changed = edit(line, office_chief, when_words="Ngày làm việc cuối cùng của tháng")

    assert (changed.deadline_kind, changed.due) == (DeadlineKind.DAY, date(2026, 12, 31))
    assert edit(changed, office_chief, when_words="khi nào rảnh").due is None


@pytest.mark.parametrize(
    ("words", "why"), [("31/02/2026", "Không có ngày 31/2/2026"), ("Tuần 6", "Tháng 12 không có tuần 6")]
)
def test_a_day_that_no_calendar_has_is_refused(line: DraftLine, office_chief: User, words: str, why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        edit(line, office_chief, when_words=words)

    line.refresh_from_db()
    assert line.due == date(2026, 12, 18)


def test_units_that_are_named_as_partners_support_the_line(line: DraftLine, office_chief: User, office: Unit) -> None:
    changed = edit(line, office_chief, partners_words="Văn phòng; các huyện")

    assert [unit.pk for unit in changed.supporting_units.all()] == [office.pk]
    assert changed.partners_words == "Văn phòng; các huyện"


def test_a_line_without_content_is_refused(line: DraftLine, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="nội dung"):
        edit(line, office_chief, text="  ")


def test_who_saw_an_older_version_is_refused_and_changes_nothing(line: DraftLine, office_chief: User) -> None:
    edit(line, office_chief, text="Rà soát danh mục của năm")

    with pytest.raises(Stale):
        edit(line, office_chief, version=1, text="Rà soát danh mục của quý")

    line.refresh_from_db()
    assert line.text == "Rà soát danh mục của năm"


@pytest.mark.parametrize("role", ["leader", "unit_head", "admin"])
def test_only_who_plans_changes_lines(line: DraftLine, role: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        edit(line, request.getfixturevalue(role), text="Việc khác hẳn")


def test_somebody_of_another_agency_finds_no_line(line: DraftLine, outsider: User) -> None:
    with pytest.raises(Draft.DoesNotExist):
        edit(line, outsider, text="Việc khác hẳn")


def test_a_submitted_draft_is_locked(line: DraftLine, draft: Draft, office_chief: User) -> None:
    submitted(draft, by=office_chief)

    with pytest.raises(RuleBroken, match="đã khoá"):
        edit(line, office_chief, text="Việc khác hẳn")


def test_a_leader_is_named_for_all_ticked_lines(draft: Draft, office_chief: User, leader: User) -> None:
    name_leader(draft, [line.pk for line in lines_of(draft)], leader, by=office_chief, on=ON)

    assert {(line.leader, line.leader_words, line.version) for line in lines_of(draft)} == {(leader, "Lê Thị Hạnh", 2)}


def test_who_leads_nothing_is_no_directing_leader(draft: Draft, office_chief: User, specialist: User) -> None:
    with pytest.raises(RuleBroken, match="lãnh đạo"):
        name_leader(draft, [lines_of(draft)[0].pk], specialist, by=office_chief, on=ON)


def test_lines_of_another_draft_are_not_touched(line: DraftLine, outsider: User, leader: User) -> None:
    unit = Unit.objects.get(agency=outsider.agency)
    other = make_sent_draft(outsider, {unit: ["Việc của cơ quan khác"]})

    with pytest.raises(RuleBroken, match="của dự thảo này"):
        drop_lines(other, [line.pk], by=outsider, on=ON, reason="Không cần")


def test_a_dropped_line_keeps_its_reason_and_comes_back(line: DraftLine, draft: Draft, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="lý do"):
        drop_lines(draft, [line.pk], by=office_chief, on=ON, reason=" ")
    (dropped,) = drop_lines(draft, [line.pk], by=office_chief, on=ON, reason="Đã làm xong tháng 11")
    assert (dropped.dropped_reason, texts_of(draft)) == ("Đã làm xong tháng 11", WORKS[1:])

    bring_back_line(dropped, by=office_chief, on=ON)

    assert texts_of(draft) == WORKS


def test_what_the_office_types_for_a_line_of_its_own_finds_its_columns(
    draft: Draft, office_chief: User, office: Unit
) -> None:
    line = add_line(draft, "Giao Văn phòng rà soát quy chế, báo cáo trước 15/12", by=office_chief, on=ON)

    line.refresh_from_db()
    assert (line.text, line.products, line.unit) == ("Rà soát quy chế, báo cáo", "Báo cáo", office)
    assert (line.when_words, line.due) == ("trước 15/12", date(2026, 12, 15))


def test_a_line_longer_than_its_form_allows_is_refused(draft: Draft, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="4000"):
        add_line(draft, "dài " * 1001, by=office_chief, on=ON)
