"""What changes programmes, by family of verbs."""

from __future__ import annotations

from giaoban.programmes.actions.amending import Decision, Wording, add_line, change_line, withdraw_line
from giaoban.programmes.actions.creating import NewLine, NewProgramme, create_programme, undo_programme
from giaoban.programmes.actions.linking import link_to_annual

__all__ = [
    "Decision",
    "NewLine",
    "NewProgramme",
    "Wording",
    "add_line",
    "change_line",
    "create_programme",
    "link_to_annual",
    "undo_programme",
    "withdraw_line",
]
