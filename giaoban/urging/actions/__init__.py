"""What urging writes, by family of verbs: the ladder as it is climbed, its rules, urging by hand."""

from __future__ import annotations

from giaoban.urging.actions._climbing import run_ladder
from giaoban.urging.actions.by_hand import Urged, Wish, urge_tasks
from giaoban.urging.actions.laddering import set_ladder
from giaoban.urging.actions.ruling import UrgingRulesChange, set_urging_rules

__all__ = [
    "Urged",
    "UrgingRulesChange",
    "Wish",
    "run_ladder",
    "set_ladder",
    "set_urging_rules",
    "urge_tasks",
]
