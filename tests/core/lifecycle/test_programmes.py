"""The life of a programme until its issue, as laws of the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.lifecycle.programmes import (
    EDITABLE,
    MOVES,
    ProgrammePart,
    ProgrammeState,
    ProgrammeVerb,
    is_editable,
    move_of,
    moves_from,
    state_after,
)

S, V = ProgrammeState, ProgrammeVerb


def test_each_verb_has_one_line_of_the_table() -> None:
    assert [move.verb for move in MOVES] == list(ProgrammeVerb)


def test_the_straight_way_leads_from_draft_to_issued() -> None:
    state = S.DRAFT
    for verb in (V.SUBMIT, V.APPROVE, V.ISSUE):
        state = state_after(state, verb)

    assert state is S.ISSUED


def test_nothing_moves_an_issued_programme() -> None:
    assert moves_from(S.ISSUED) == ()


def test_nothing_is_issued_that_was_not_approved() -> None:
    assert move_of(V.ISSUE).sources == {S.APPROVED}
    assert [m.verb for m in MOVES if m.target is S.APPROVED] == [V.APPROVE]


def test_who_submits_does_not_approve_and_a_return_says_why() -> None:
    assert move_of(V.APPROVE).another
    assert move_of(V.APPROVE).by is ProgrammePart.APPROVER
    assert move_of(V.RETURN).reason


def test_only_the_approver_sends_a_draft_back_to_the_desk_with_reasons() -> None:
    assert {m.by for m in MOVES if m.target is S.RETURNED} == {ProgrammePart.APPROVER}


def test_every_state_but_the_first_is_reached_and_leads_on_to_the_issue() -> None:
    reached, ends = {S.DRAFT}, {S.ISSUED}
    for _ in S:
        reached |= {m.target for m in MOVES if m.sources & reached}
        ends |= {s for m in MOVES if m.target in ends for s in m.sources}

    assert reached == ends == set(S)


@pytest.mark.parametrize("verb", list(V))
@pytest.mark.parametrize("state", list(S))
def test_what_the_table_does_not_allow_is_refused_in_the_words_of_the_user(
    state: ProgrammeState, verb: ProgrammeVerb
) -> None:
    if state in move_of(verb).sources:
        assert state_after(state, verb) is move_of(verb).target
    else:
        with pytest.raises(ValueError, match=state.label):
            state_after(state, verb)


@given(st.lists(st.sampled_from(list(V)), max_size=12))
def test_lines_change_only_before_the_submission_or_after_a_return(verbs: list[ProgrammeVerb]) -> None:
    state = S.DRAFT
    for verb in verbs:
        if state in move_of(verb).sources:
            state = state_after(state, verb)
    assert is_editable(state) == (state in EDITABLE) == (state in {S.DRAFT, S.RETURNED})
