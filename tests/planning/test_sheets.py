"""The sheet of a unit: written by its head, sent, decided on by the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban.audit.models import Entry
from giaoban.notifications.models import Notice
from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.collecting import close_collection, remind_units, reopen_collection
from giaoban.planning.actions.sheets import (
    accept_sheet,
    add_row,
    move_row,
    remove_row,
    return_sheet,
    save_row,
    submit_sheet,
    tick_row,
    withdraw_sheet,
)
from giaoban.planning.models import Collection, ProposalSource, Sheet, SheetState
from giaoban.planning.sheet_words import RowWords
from tests.build import TODAY, make_person, make_task
from tests.planning.scenes import NOW, december, rows_in, sheet_of

WHOLE = RowWords("Rà soát danh mục nhiệm vụ khoa học", "Danh mục", "Trước 15/12")


@pytest.fixture
def collection(office_chief: User, unit_head: User, division: Unit) -> Collection:
    make_task(office_chief, "Báo cáo kết quả chuyển đổi số của Sở", unit=division, due=date(2026, 12, 10))
    return december(office_chief)


@pytest.fixture
def sheet(collection: Collection, division: Unit) -> Sheet:
    return sheet_of(collection, division)


def made_whole(sheet: Sheet, head: User) -> Sheet:
    """Every row of the sheet says all that it must."""
    for row in rows_in(sheet):
        words = RowWords(row.text, "Báo cáo", row.when_words or "Trước 15/12")
        save_row(row, words, by=head, on=TODAY, version=row.version)
    return sheet_of(sheet.collection, sheet.unit)


def sent(sheet: Sheet, head: User, on: date = TODAY) -> Sheet:
    whole = made_whole(sheet, head)
    return submit_sheet(whole, by=head, on=on, at=NOW, version=whole.version)


def test_a_typed_line_becomes_a_row_with_what_was_understood(sheet: Sheet, unit_head: User, leader: User) -> None:
    row = add_row(sheet, "Rà soát danh mục nhiệm vụ, báo cáo trước 15/12", by=unit_head, on=TODAY)
    assert (row.source, row.due) == (ProposalSource.ADDED, date(2026, 12, 15))
    assert row.products
    assert rows_in(sheet)[-1] == row


def test_the_words_of_a_deadline_mean_the_period_of_the_sheet(sheet: Sheet, unit_head: User) -> None:
    row = add_row(sheet, "Họp hội đồng khoa học của Sở", by=unit_head, on=TODAY)
    row = save_row(row, replace(WHOLE, when_words="Tuần 2"), by=unit_head, on=TODAY, version=1)
    assert (row.start, row.due) == (date(2026, 12, 8), date(2026, 12, 14))
    row = save_row(row, replace(WHOLE, when_words="Ngày làm việc đầu tiên"), by=unit_head, on=TODAY, version=2)
    assert row.due == date(2026, 12, 1)


def test_words_that_nobody_touched_keep_their_days(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    row = save_row(row, RowWords("Lời khác cho việc này", "", row.when_words), by=unit_head, on=TODAY, version=1)
    assert row.due == date(2026, 12, 10)


def test_who_was_slower_writes_nothing(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    save_row(row, replace(WHOLE, text="Bản của người nhanh hơn"), by=unit_head, on=TODAY, version=1)
    with pytest.raises(Stale):
        save_row(row, replace(WHOLE, text="Bản của người chậm hơn"), by=unit_head, on=TODAY, version=1)
    assert rows_in(sheet)[0].text == "Bản của người nhanh hơn"


def test_a_row_is_never_without_words(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    with pytest.raises(RuleBroken):
        save_row(row, replace(WHOLE, text="  "), by=unit_head, on=TODAY, version=1)


def test_a_change_leaves_only_what_changed_in_the_trail(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    save_row(row, RowWords(row.text, "Báo cáo", row.when_words), by=unit_head, on=TODAY, version=1)
    entry = Entry.objects.get(verb="proposal.changed")
    assert (entry.before, entry.after) == ({"products": ""}, {"products": "Báo cáo"})


def test_what_stood_ready_is_left_out_but_never_deleted(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    with pytest.raises(RuleBroken, match="bỏ chọn"):
        remove_row(row, by=unit_head, on=TODAY, version=1)
    assert not tick_row(row, False, by=unit_head, on=TODAY, version=1).ticked
    added = add_row(sheet, "Việc thêm rồi lại bỏ đi", by=unit_head, on=TODAY)
    remove_row(added, by=unit_head, on=TODAY, version=1)
    assert rows_in(sheet) == [row]


def test_rows_are_moved_past_each_other(sheet: Sheet, unit_head: User) -> None:
    for number in (1, 2):
        add_row(sheet, f"Việc thêm số {number} của phòng", by=unit_head, on=TODAY)
    first, second, third = rows_in(sheet)
    move_row(third, down=False, by=unit_head, on=TODAY)
    assert rows_in(sheet) == [first, third, second]
    move_row(first, down=True, by=unit_head, on=TODAY)
    assert rows_in(sheet) == [third, first, second]
    move_row(second, down=True, by=unit_head, on=TODAY)
    assert rows_in(sheet) == [third, first, second]


def test_a_sheet_that_lacks_something_is_not_sent(sheet: Sheet, unit_head: User) -> None:
    with pytest.raises(RuleBroken, match="còn 1 điều"):
        submit_sheet(sheet, by=unit_head, on=TODAY, at=NOW, version=1)
    assert sheet_of(sheet.collection, sheet.unit).state == SheetState.OPEN


def test_only_ticked_rows_are_asked_for(sheet: Sheet, unit_head: User) -> None:
    (row,) = rows_in(sheet)
    tick_row(row, False, by=unit_head, on=TODAY, version=1)
    assert submit_sheet(sheet, by=unit_head, on=TODAY, at=NOW, version=1).state == SheetState.SUBMITTED


def test_a_sheet_that_is_whole_is_sent_and_the_office_is_told(
    sheet: Sheet, unit_head: User, office_chief: User
) -> None:
    done = sent(sheet, unit_head)
    assert (done.state, done.submitted_by) == (SheetState.SUBMITTED, unit_head)
    assert Notice.objects.filter(to=office_chief, title__contains="đã gửi phiếu").exists()


def test_a_sent_sheet_is_locked_for_its_unit(sheet: Sheet, unit_head: User) -> None:
    done = sent(sheet, unit_head)
    (row,) = rows_in(done)
    with pytest.raises(RuleBroken, match="đã gửi"):
        save_row(row, WHOLE, by=unit_head, on=TODAY, version=row.version)
    with pytest.raises(RuleBroken, match="đã gửi"):
        add_row(done, "Việc thêm sau khi gửi", by=unit_head, on=TODAY)
    with pytest.raises(RuleBroken):
        submit_sheet(done, by=unit_head, on=TODAY, at=NOW, version=done.version)


def test_a_sheet_is_withdrawn_while_the_collection_is_open(sheet: Sheet, unit_head: User, office_chief: User) -> None:
    done = withdraw_sheet(sent(sheet, unit_head), by=unit_head, on=TODAY, version=3 - 1)
    assert done.state == SheetState.OPEN
    again = submit_sheet(done, by=unit_head, on=TODAY, at=NOW, version=done.version)
    close_collection(sheet.collection, by=office_chief, on=TODAY, at=NOW, version=1)
    with pytest.raises(RuleBroken, match="đã đóng"):
        withdraw_sheet(again, by=unit_head, on=TODAY, version=again.version)


def test_the_office_returns_a_sheet_with_a_reason_and_the_head_is_told(
    sheet: Sheet, unit_head: User, office_chief: User
) -> None:
    done = sent(sheet, unit_head)
    with pytest.raises(RuleBroken, match="lý do"):
        return_sheet(done, " ", by=office_chief, on=TODAY, at=NOW, version=done.version)
    back = return_sheet(done, "Thiếu việc của quý", by=office_chief, on=TODAY, at=NOW, version=done.version)
    assert (back.state, back.returned_reason) == (SheetState.RETURNED, "Thiếu việc của quý")
    assert Notice.objects.filter(to=unit_head, title__contains="bị trả lại", text="Thiếu việc của quý").exists()
    add_row(back, "Việc thêm theo góp ý của Văn phòng", by=unit_head, on=TODAY)


def test_a_late_sheet_is_sent_as_late_and_the_office_may_accept_it(
    sheet: Sheet, unit_head: User, office_chief: User
) -> None:
    late = date(2026, 11, 27)
    close_collection(sheet.collection, by=office_chief, on=late, at=NOW, version=1)
    done = sent(sheet_of(sheet.collection, sheet.unit), unit_head, on=late)
    assert (Entry.objects.get(verb="sheet.submitted").after or {})["late"]
    taken = accept_sheet(done, by=office_chief, on=late, at=NOW, version=done.version)
    assert taken.state == SheetState.ACCEPTED


def test_the_office_decides_only_on_what_was_sent(sheet: Sheet, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="chưa được gửi"):
        accept_sheet(sheet, by=office_chief, on=TODAY, at=NOW, version=1)


def test_a_sheet_that_changed_meanwhile_is_not_decided_on(sheet: Sheet, unit_head: User, office_chief: User) -> None:
    sent(sheet, unit_head)
    with pytest.raises(Stale):
        accept_sheet(sheet, by=office_chief, on=TODAY, at=NOW, version=99)


def test_who_leads_another_unit_cannot_even_see_the_sheet(sheet: Sheet, office_chief: User) -> None:
    other = Unit.objects.create(agency=sheet.agency, name="Phòng khác")
    head = make_person(sheet.agency, "truongkhac", Role.UNIT_HEAD, unit=other)
    with pytest.raises(Sheet.DoesNotExist):
        add_row(sheet, "Việc của phòng khác", by=head, on=TODAY)


def test_the_office_does_not_write_in_the_sheets_of_others(sheet: Sheet, office_chief: User) -> None:
    with pytest.raises(NotAllowed):
        add_row(sheet, "Văn phòng thêm hộ phòng", by=office_chief, on=TODAY)


def test_an_outsider_reaches_nothing(sheet: Sheet, outsider: User) -> None:
    (row,) = rows_in(sheet)
    with pytest.raises(Sheet.DoesNotExist):
        save_row(row, WHOLE, by=outsider, on=TODAY, version=1)
    with pytest.raises(Sheet.DoesNotExist):
        accept_sheet(sheet, by=outsider, on=TODAY, at=NOW, version=1)
    with pytest.raises(Collection.DoesNotExist):
        remind_units(sheet.collection, by=outsider, on=TODAY, at=NOW)


def test_those_who_have_not_sent_are_reminded_in_one_act(sheet: Sheet, unit_head: User, office_chief: User) -> None:
    assert remind_units(sheet.collection, by=office_chief, on=TODAY, at=NOW, text="Gửi ngay hôm nay") == 2
    assert Notice.objects.filter(to=unit_head, title__startswith="Nhắc", text="Gửi ngay hôm nay").count() == 1
    sent(sheet, unit_head)
    assert remind_units(sheet.collection, by=office_chief, on=TODAY, at=NOW) == 1
    assert Notice.objects.filter(to=unit_head, title__startswith="Nhắc").count() == 1


def test_a_collection_is_closed_and_opened_again(collection: Collection, office_chief: User) -> None:
    closed = close_collection(collection, by=office_chief, on=TODAY, at=NOW, version=1)
    assert closed.closed_at == NOW
    assert reopen_collection(closed, by=office_chief, on=TODAY, version=2).closed_at is None
