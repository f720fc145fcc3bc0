"""Submitting, taking back, approving, returning: who may, what it demands, what it keeps and tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giaoban.audit.models import Entry
from giaoban.core.lifecycle.programmes import ProgrammeState
from giaoban.notifications.models import Notice
from giaoban.organisation.actions import give_post
from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.approving import approve_draft, return_draft, submit_draft, withdraw_draft
from giaoban.planning.actions.draft_comments import comment_on_draft, settle_comment
from giaoban.planning.actions.draft_lines import drop_lines
from giaoban.planning.draft_versions import version_difference
from giaoban.planning.models import Draft, DraftLine, DraftState
from giaoban.planning.queries.drafting import drafts_waiting_for, locks_sheets
from giaoban.planning.sheet_powers import why_not_decide, why_not_withdraw
from tests.planning.drafts import AT, ON, lines_of, make_sent_draft, submitted

Act = Callable[..., Draft]


@pytest.fixture
def draft(office_chief: User, division: Unit, leader: User) -> Draft:
    return make_sent_draft(office_chief, {division: ["Rà soát danh mục nhiệm vụ", "Kiểm tra an toàn bức xạ"]})


def act(move: Act, draft: Draft, by: User, **more: object) -> Draft:
    draft.refresh_from_db()
    return move(draft, by=by, on=ON, at=AT, version=draft.version, **more)


def test_the_states_of_the_table_are_those_of_the_model() -> None:
    assert [(s.value, s.label) for s in ProgrammeState] == [(s.value, s.label) for s in DraftState]


def test_submitting_locks_the_sheets_and_tells_the_leaders_with_the_page(
    draft: Draft, office_chief: User, leader: User, unit_head: User
) -> None:
    assert not locks_sheets(draft.collection)

    act(submit_draft, draft, office_chief, note="Trình đồng chí")

    assert locks_sheets(draft.collection)
    (notice,) = Notice.objects.all()
    assert (notice.to, notice.url) == (leader, f"/planning/drafts/{draft.pk}/approval/")
    assert list(drafts_waiting_for(leader, ON)) == [draft]
    assert not drafts_waiting_for(unit_head, ON).exists()


def test_while_a_draft_is_submitted_no_sheet_comes_or_goes(draft: Draft, office_chief: User, unit_head: User) -> None:
    sheet = draft.collection.sheets.get()
    assert why_not_withdraw(sheet, unit_head, on=ON) is None
    assert why_not_decide(sheet, office_chief, on=ON, accepted_too=True) is None
    act(submit_draft, draft, office_chief)

    for refused in (
        why_not_withdraw(sheet, unit_head, on=ON),
        why_not_decide(sheet, office_chief, on=ON, accepted_too=True),
    ):
        assert "đã khoá" in str(refused)


def test_a_draft_without_lines_is_not_submitted(draft: Draft, office_chief: User) -> None:
    drop_lines(draft, [line.pk for line in lines_of(draft)], by=office_chief, on=ON, reason="Thử")

    with pytest.raises(RuleBroken, match="chưa có dòng"):
        act(submit_draft, draft, office_chief)


def test_who_submitted_does_not_approve_even_as_a_leader(draft: Draft, office_chief: User, leader: User) -> None:
    give_post(office_chief, Role.LEADER, by=None, title="Phó Giám đốc")
    act(submit_draft, draft, office_chief)
    assert not drafts_waiting_for(office_chief, ON).exists()

    with pytest.raises(NotAllowed, match="người trình"):
        act(approve_draft, draft, office_chief)

    assert act(approve_draft, draft, leader).approved_by == leader


def test_returning_needs_a_reason_and_keeps_it_by_line(draft: Draft, office_chief: User, leader: User) -> None:
    submitted(draft, by=office_chief)
    one, two = lines_of(draft)
    with pytest.raises(RuleBroken, match="lý do"):
        act(return_draft, draft, leader, reasons={one.pk: "  "})
    comment_on_draft(draft, "Ai làm việc này?", by=leader, on=ON, line=two)

    returned = act(return_draft, draft, leader, note="Sửa giúp", reasons={one.pk: "Làm rõ sản phẩm"})

    assert returned.state == DraftState.RETURNED
    assert [line.returned_reason for line in lines_of(draft)] == ["Làm rõ sản phẩm", "Ai làm việc này?"]
    assert Notice.objects.get(to=office_chief).text == "Sửa giúp"
    assert not locks_sheets(draft.collection)


def test_a_settled_comment_is_no_reason_any_more(draft: Draft, office_chief: User, leader: User) -> None:
    submitted(draft, by=office_chief)
    comment = comment_on_draft(draft, "Ai làm?", by=leader, on=ON, line=lines_of(draft)[0])
    settle_comment(comment, by=office_chief, on=ON, at=AT)
    settle_comment(comment, by=office_chief, on=ON, at=AT)

    assert Entry.objects.filter(verb="draft.comment_settled").count() == 1
    with pytest.raises(RuleBroken, match="lý do"):
        act(return_draft, draft, leader)


def test_submitted_again_the_reasons_are_gone_and_the_returned_version_has_them(
    draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    act(return_draft, draft, leader, reasons={lines_of(draft)[0].pk: "Làm rõ sản phẩm"})
    DraftLine.objects.filter(pk=lines_of(draft)[0].pk).update(products="Danh mục")

    act(submit_draft, draft, office_chief)

    assert {line.returned_reason for line in lines_of(draft)} == {""}
    third, second, first = draft.versions.all()
    assert [v.state for v in (first, second, third)] == ["submitted", "returned", "submitted"]
    assert second.lines[0]["returned"] == "Làm rõ sản phẩm"
    (changed, same) = version_difference(third.lines, second.lines)
    assert [(f.label, f.before, f.after) for f in changed.fields] == [("Sản phẩm", "Báo cáo", "Danh mục")]
    assert same.kind == "unchanged"


def test_lines_that_came_or_went_are_told_between_versions(draft: Draft) -> None:
    old = [{"key": 1, "path": "I.1", "text": "Một"}, {"key": 2, "path": "I.2", "text": "Hai"}]
    new = [{"key": 2, "path": "I.1", "text": "Hai"}, {"key": 3, "path": "I.2", "text": "Ba"}]

    assert [(c.kind.value, (c.new or c.old).text) for c in version_difference(new, old) if c.new or c.old] == [  # type: ignore[union-attr]
        ("unchanged", "Hai"),
        ("added", "Ba"),
        ("dropped", "Một"),
    ]


def test_the_office_takes_a_submitted_draft_back_and_a_leader_an_approval(
    draft: Draft, office_chief: User, leader: User
) -> None:
    submitted(draft, by=office_chief)
    assert act(withdraw_draft, draft, office_chief).state == DraftState.DRAFT
    submitted(draft, by=office_chief)
    act(approve_draft, draft, leader)

    returned = act(return_draft, draft, leader, note="Xem lại mục II")

    assert (returned.state, returned.approved_by) == (DraftState.RETURNED, None)


@pytest.mark.parametrize("move", [submit_draft, withdraw_draft, approve_draft, return_draft])
def test_units_and_administrators_move_nothing(draft: Draft, move: Act, unit_head: User, admin: User) -> None:
    for person in (unit_head, admin):
        with pytest.raises(NotAllowed):
            act(move, draft, person)


def test_the_office_does_not_approve_and_leaders_do_not_submit(draft: Draft, office_chief: User, leader: User) -> None:
    with pytest.raises(NotAllowed):
        act(submit_draft, draft, leader)
    submitted(draft, by=office_chief)
    with pytest.raises(NotAllowed):
        act(approve_draft, draft, office_chief)


def test_somebody_of_another_agency_finds_no_draft(draft: Draft, outsider: User) -> None:
    with pytest.raises(Draft.DoesNotExist):
        act(submit_draft, draft, outsider)


def test_what_was_read_is_what_is_approved(draft: Draft, office_chief: User, leader: User) -> None:
    seen = submitted(draft, by=office_chief).version
    act(withdraw_draft, draft, office_chief)
    act(submit_draft, draft, office_chief)

    with pytest.raises(Stale):
        approve_draft(draft, by=leader, on=ON, at=AT, version=seen)


def test_what_the_table_does_not_allow_is_refused_in_the_words_of_the_user(draft: Draft, leader: User) -> None:
    with pytest.raises(RuleBroken, match="Dự thảo"):
        act(approve_draft, draft, leader)


def test_units_do_not_comment_on_drafts(draft: Draft, unit_head: User, office_chief: User) -> None:
    with pytest.raises(NotAllowed):
        comment_on_draft(draft, "Ý kiến", by=unit_head, on=ON)
    with pytest.raises(RuleBroken, match="ý kiến"):
        comment_on_draft(draft, " ", by=office_chief, on=ON)
