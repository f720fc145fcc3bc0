from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.core.lifecycle.tasks import (
    BESIDES,
    MOVES,
    OPEN,
    Audience,
    Part,
    TaskState,
    Verb,
    can_move,
    move_of,
    moves_from,
    state_after,
)


def test_each_verb_stands_once_in_the_table() -> None:
    assert [m.verb for m in MOVES] == list(Verb)


def test_the_ordinary_way_leads_from_draft_to_done() -> None:
    state = TaskState.DRAFT
    for verb in (Verb.ASSIGN, Verb.RECEIVE, Verb.START, Verb.HAND_IN, Verb.CONFIRM):
        state = state_after(state, verb)
    assert state is TaskState.DONE


def test_a_done_task_cannot_be_cancelled_and_the_message_says_so() -> None:
    with pytest.raises(ValueError, match="“Hoàn thành”, không thể huỷ"):
        state_after(TaskState.DONE, Verb.CANCEL)


def test_the_doer_cannot_confirm_their_own_work() -> None:
    assert not can_move(TaskState.AWAITING_CONFIRMATION, Verb.CONFIRM, Part.DOER)
    assert can_move(TaskState.AWAITING_CONFIRMATION, Verb.CONFIRM, Part.CONFIRMER)


def test_no_state_is_a_dead_end_and_each_can_be_reached() -> None:
    assert all(moves_from(state) for state in TaskState)
    assert {m.target for m in MOVES} == set(TaskState)


def test_every_open_task_can_be_cancelled() -> None:
    assert all(can_move(state, Verb.CANCEL, Part.GIVER) for state in OPEN)


@given(st.lists(st.sampled_from(list(Verb)), max_size=30))
def test_no_sequence_of_moves_leaves_the_table(verbs: list[Verb]) -> None:
    state = TaskState.DRAFT
    for verb in verbs:
        allowed = {m.verb for m in moves_from(state)}
        assert (verb in allowed) == can_move(state, verb)
        if verb in allowed:
            assert state_after(state, verb) is move_of(verb).target
            state = state_after(state, verb)
        else:
            with pytest.raises(ValueError, match="không thể"):
                state_after(state, verb)
    assert state in TaskState


def test_what_takes_work_back_or_stops_it_says_why() -> None:
    why = {Verb.SEND_BACK, Verb.REOPEN, Verb.RETURN_TO_OFFICE, Verb.PAUSE, Verb.CANCEL}

    assert {move.verb for move in MOVES if move.reason} == why


def test_whoever_is_told_is_told_what() -> None:
    assert [act.label for act in (*MOVES, *BESIDES.values()) if bool(act.tells) != bool(act.news)] == [
        "Quyết định gia hạn"  # the decision has its own words, granted or not
    ]


def test_the_doer_is_told_of_whatever_others_do_to_their_work() -> None:
    by_others = {move for move in MOVES if move.by in (Part.GIVER, Part.CONFIRMER) and move.verb is not Verb.RESTORE}

    assert [move.label for move in by_others if Audience.DOER not in move.tells] == []


def test_work_that_goes_back_to_the_office_stays_open() -> None:
    assert move_of(Verb.RETURN_TO_OFFICE).target in OPEN
