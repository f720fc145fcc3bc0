"""The order of a draft: lines and sections moved by buttons, keys or hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from giaoban.organisation.models import Role, Unit, User
from giaoban.organisation.rules import NotAllowed, RuleBroken, Stale
from giaoban.planning.actions.draft_ordering import (
    add_section,
    move_line,
    move_section,
    put_in_section,
    put_line_after,
    remove_section,
    rename_section,
)
from giaoban.planning.models import Draft, DraftLine
from tests.build import make_agency, make_person, make_unit
from tests.planning.drafts import ON, lines_of, make_sent_draft, submitted, texts_of


@pytest.fixture
def draft(office_chief: User, division: Unit, office: Unit) -> Draft:
    return make_sent_draft(office_chief, {division: ["A1", "A2", "A3"], office: ["B1", "B2"]})


def line(draft: Draft, text: str) -> DraftLine:
    return DraftLine.objects.get(draft=draft, text=text)


def test_lines_stand_by_unit_where_there_was_no_programme_before(draft: Draft) -> None:
    assert set(draft.sections) == {"Phòng Quản lý khoa học", "Văn phòng Sở"}
    assert sorted(texts_of(draft)) == ["A1", "A2", "A3", "B1", "B2"]


def test_a_line_moves_up_and_down_within_its_section(draft: Draft, office_chief: User) -> None:
    move_line(line(draft, "A3"), -1, by=office_chief, on=ON)
    assert [t for t in texts_of(draft) if t[0] == "A"] == ["A1", "A3", "A2"]

    move_line(line(draft, "A1"), 1, by=office_chief, on=ON)
    assert [t for t in texts_of(draft) if t[0] == "A"] == ["A3", "A1", "A2"]


def test_at_the_end_of_its_section_a_line_stays(draft: Draft, office_chief: User) -> None:
    before = texts_of(draft)

    move_line(line(draft, "A1"), -1, by=office_chief, on=ON)
    move_line(line(draft, "B2"), 1, by=office_chief, on=ON)

    assert texts_of(draft) == before


def test_a_line_is_put_behind_another_in_its_section(draft: Draft, office_chief: User) -> None:
    put_line_after(line(draft, "A1"), line(draft, "B1"), by=office_chief, on=ON)

    assert [t for t in texts_of(draft) if line(draft, t).section == "Văn phòng Sở"] == ["B1", "A1", "B2"]


def test_a_line_is_put_first_in_a_section(draft: Draft, office_chief: User) -> None:
    put_line_after(line(draft, "A1"), None, by=office_chief, on=ON, section="Văn phòng Sở")

    assert [t for t in texts_of(draft) if line(draft, t).section == "Văn phòng Sở"] == ["A1", "B1", "B2"]


def test_ticked_lines_go_into_a_section_in_their_order(draft: Draft, office_chief: User) -> None:
    put_in_section(draft, [line(draft, "A1").pk, line(draft, "A3").pk], "Văn phòng Sở", by=office_chief, on=ON)

    assert [t for t in texts_of(draft) if line(draft, t).section == "Văn phòng Sở"] == ["B1", "B2", "A1", "A3"]


def test_moving_changes_no_version_so_that_nobody_who_rewords_is_refused(draft: Draft, office_chief: User) -> None:
    move_line(line(draft, "A3"), -1, by=office_chief, on=ON)

    assert {found.version for found in lines_of(draft)} == {1}


def test_sections_are_added_renamed_moved_and_taken_away(draft: Draft, office_chief: User) -> None:
    first, second = draft.sections
    draft = add_section(draft, "Hội nghị, cuộc họp", by=office_chief, on=ON, version=1)
    draft = rename_section(draft, first, "Nhiệm vụ trọng tâm", by=office_chief, on=ON, version=2)
    draft = move_section(draft, "Hội nghị, cuộc họp", -1, by=office_chief, on=ON, version=3)
    assert draft.sections == ["Nhiệm vụ trọng tâm", "Hội nghị, cuộc họp", second]
    assert DraftLine.objects.filter(draft=draft, section="Nhiệm vụ trọng tâm").exists()

    draft = remove_section(draft, "Hội nghị, cuộc họp", by=office_chief, on=ON, version=4)

    assert draft.sections == ["Nhiệm vụ trọng tâm", second]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda d, by: add_section(d, " ", by=by, on=ON, version=1), "tên mục"),
        (lambda d, by: add_section(d, "VĂN PHÒNG SỞ", by=by, on=ON, version=1), "Đã có mục"),
        (lambda d, by: remove_section(d, "Văn phòng Sở", by=by, on=ON, version=1), "còn dòng"),
        (lambda d, by: put_in_section(d, [lines_of(d)[0].pk], "Không có", by=by, on=ON), "một mục"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    draft: Draft, office_chief: User, act: Callable[[Draft, User], object], words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        act(draft, office_chief)


def test_who_saw_other_sections_is_told(draft: Draft, office_chief: User) -> None:
    add_section(draft, "Hội nghị", by=office_chief, on=ON, version=1)

    with pytest.raises(Stale):
        add_section(draft, "Cuộc họp", by=office_chief, on=ON, version=1)


def test_units_and_others_move_nothing_and_a_submitted_draft_is_locked(
    draft: Draft, office_chief: User, unit_head: User, outsider: User
) -> None:
    moving = line(draft, "A1")
    with pytest.raises(NotAllowed):
        move_line(moving, 1, by=unit_head, on=ON)
    with pytest.raises(Draft.DoesNotExist):
        move_line(moving, 1, by=outsider, on=ON)
    submitted(draft, by=office_chief)
    with pytest.raises(RuleBroken, match="đã khoá"):
        move_line(moving, 1, by=office_chief, on=ON)


def test_moving_a_line_costs_the_same_in_a_long_section(draft: Draft, office_chief: User, division: Unit) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            put_line_after(line(draft, "A1"), line(draft, "A2"), by=office_chief, on=ON)
        return len(queries)

    short = cost()
    DraftLine.objects.bulk_create(
        DraftLine(agency_id=draft.agency_id, draft=draft, text=f"N{n}", section=division.name, order=9)
        for n in range(300)
    )

    assert cost() == short


class AnyOrder(TestCase):
    """Laws of moving."""

    def setUp(self) -> None:
        agency = make_agency()
        unit = make_unit(agency)
        self.chief = make_person(agency, "chanhvanphong", Role.OFFICE_CHIEF, unit=unit)
        self.draft = make_sent_draft(self.chief, {unit: [f"Việc {n}" for n in range(5)]})
        DraftLine.objects.filter(draft=self.draft).update(order=3)  # all in one place, as a slip may leave them

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
    def test_a_line_stands_right_behind_the_one_it_was_put_after_and_the_others_keep_their_order(
        self, moves: list[tuple[int, int]]
    ) -> None:
        for one, other in moves:
            texts = texts_of(self.draft)
            moved, after = texts[one], texts[other]
            put_line_after(line(self.draft, moved), line(self.draft, after), by=self.chief, on=ON)
            if one != other:
                texts.remove(moved)
                texts.insert(texts.index(after) + 1, moved)
            assert texts_of(self.draft) == texts
