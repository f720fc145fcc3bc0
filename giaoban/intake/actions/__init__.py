"""From a file to work, by family of verbs: taking in, correcting, confirming as one act, amending, taking all back.

`version` is the one that the person saw; another one in the table means that somebody was quicker (`Stale`).
`on` is the day of the act.
"""

from __future__ import annotations

from giaoban.intake.actions.amending import choose_amended, confirm_amendment
from giaoban.intake.actions.claiming import claim
from giaoban.intake.actions.confirming import confirm_intake, mark_confirmed
from giaoban.intake.actions.correcting import save_draft
from giaoban.intake.actions.taking_in import ask_reading, keep_reading, keep_refusal, take_in
from giaoban.intake.actions.undoing import claim_undo, mark_undone, undo_intake

__all__ = [
    "ask_reading",
    "choose_amended",
    "claim",
    "claim_undo",
    "confirm_amendment",
    "confirm_intake",
    "keep_reading",
    "keep_refusal",
    "mark_confirmed",
    "mark_undone",
    "save_draft",
    "take_in",
    "undo_intake",
]
