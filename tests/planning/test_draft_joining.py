"""Lines that are one work: joined with both origins, taken apart as they were."""

from __future__ import annotations

import pytest

from giaoban.organisation.models import Agency, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.actions.draft_joining import join_lines, split_line, tell_apart
from giaoban.planning.models import Draft, DraftLine
from tests.build import make_task, make_unit
from tests.planning.drafts import ON, lines_of, make_sent_draft, texts_of

ONE = "Xây dựng Kế hoạch chuyển đổi số của Sở"
OTHER = "Tiếp tục xây dựng Kế hoạch chuyển đổi số của Sở"


@pytest.fixture
def draft(office_chief: User, division: Unit, office: Unit, agency: Agency) -> Draft:
    third = make_unit(agency, "Thanh tra Sở", short_name="Thanh tra")
    draft = make_sent_draft(office_chief, {division: [ONE], office: [OTHER], third: [f"{ONE} năm 2027"]})
    DraftLine.objects.filter(draft=draft, unit=office).update(products="Tờ trình\nbáo cáo")
    return draft


def join(draft: Draft, by: User, *, number: int = 2) -> DraftLine:
    units = ("Phòng Quản lý khoa học", "Văn phòng Sở", "Thanh tra Sở")[:number]
    return join_lines(draft, [by_unit(draft)[unit].pk for unit in units], by=by, on=ON)


def by_unit(draft: Draft) -> dict[str, DraftLine]:
    return {line.unit_words: line for line in DraftLine.objects.filter(draft=draft)}


def test_a_joined_line_has_both_origins_and_the_other_unit_supports_it(
    draft: Draft, office_chief: User, division: Unit, office: Unit
) -> None:
    kept = join(draft, office_chief)

    assert kept.text == ONE
    assert {p.sheet.unit for p in kept.proposals.all()} == {division, office}
    assert list(kept.supporting_units.all()) == [office]
    assert (kept.unit, kept.partners_words) == (division, "Văn phòng Sở")
    assert kept.products == "Báo cáo\nTờ trình"
    assert len(texts_of(draft)) == 2


def test_taken_apart_both_are_as_they_were(draft: Draft, office_chief: User, office: Unit) -> None:
    kept = join(draft, office_chief)
    joined = DraftLine.objects.get(joined_into=kept)

    back = split_line(joined, by=office_chief, on=ON)

    kept.refresh_from_db()
    assert (back.text, back.products, back.unit) == (OTHER, "Tờ trình\nbáo cáo", office)
    assert (kept.products, kept.partners_words, kept.supporting_units.count()) == ("Báo cáo", "", 0)
    assert kept.proposals.count() == back.proposals.count() == 1
    assert len(texts_of(draft)) == 3


def test_of_three_one_is_taken_out_and_the_others_stay(draft: Draft, office_chief: User) -> None:
    kept = join(draft, office_chief, number=3)

    split_line(by_unit(draft)["Văn phòng Sở"], by=office_chief, on=ON)

    kept.refresh_from_db()
    assert [unit.name for unit in kept.supporting_units.all()] == ["Thanh tra Sở"]
    assert (kept.partners_words, kept.proposals.count()) == ("Thanh tra Sở", 2)


def test_a_line_with_others_in_it_can_be_joined_and_comes_back_whole(draft: Draft, office_chief: User) -> None:
    first = join(draft, office_chief)
    third = by_unit(draft)["Thanh tra Sở"]
    top = join_lines(draft, [third.pk, first.pk], by=office_chief, on=ON)
    assert (top.pk, top.proposals.count(), top.supporting_units.count()) == (third.pk, 3, 2)

    back = split_line(first, by=office_chief, on=ON)

    top.refresh_from_db()
    assert (top.proposals.count(), top.supporting_units.count()) == (1, 0)
    assert (back.proposals.count(), back.supporting_units.count()) == (2, 1)


def test_lines_of_two_running_tasks_are_two_tasks(draft: Draft, office_chief: User) -> None:
    for line in lines_of(draft):
        DraftLine.objects.filter(pk=line.pk).update(task=make_task(office_chief, line.text))

    with pytest.raises(RuleBroken, match="việc đang chạy khác nhau"):
        join(draft, office_chief)


def test_the_running_task_goes_with_the_line_that_had_it(draft: Draft, office_chief: User) -> None:
    other = by_unit(draft)["Văn phòng Sở"]
    task = make_task(office_chief, other.text)
    DraftLine.objects.filter(pk=other.pk).update(task=task)
    kept = join(draft, office_chief)
    assert kept.task == task

    split_line(other, by=office_chief, on=ON)

    kept.refresh_from_db()
    assert kept.task is None


def test_one_line_alone_is_not_joined_and_units_join_nothing(
    draft: Draft, office_chief: User, unit_head: User, outsider: User
) -> None:
    with pytest.raises(RuleBroken, match="ít nhất hai"):
        join(draft, office_chief, number=1)
    with pytest.raises(NotAllowed):
        join(draft, unit_head)
    with pytest.raises(Draft.DoesNotExist):
        join(draft, outsider)


def test_a_line_that_stands_on_its_own_is_not_taken_apart(draft: Draft, office_chief: User) -> None:
    with pytest.raises(RuleBroken, match="không ghép"):
        split_line(lines_of(draft)[0], by=office_chief, on=ON)


def test_alike_lines_that_are_not_one_are_kept_so(draft: Draft, office_chief: User) -> None:
    keys = [line.pk for line in lines_of(draft)][:2]

    tell_apart(draft, keys, by=office_chief, on=ON)
    tell_apart(draft, keys, by=office_chief, on=ON)

    draft.refresh_from_db()
    assert draft.apart == [f"{min(keys)}-{max(keys)}"]
