"""Whether a line of a new paper is work that is there already: likeness of words, one-to-one matching, difference.

A wrong merge is worse than a missed one: two texts are the same work only where one can be made from the other by
leaving words out, never by exchanging them (docs/decisions/0013-carrying-work-over.md).
"""

from __future__ import annotations

from giaoban.core.continuation.difference import Change, ChangeKind, FieldChange, Printed, difference
from giaoban.core.continuation.doubles import Double, DoubleGroup, near_duplicates
from giaoban.core.continuation.likeness import likeness
from giaoban.core.continuation.matching import Match, Work, match_works
from giaoban.core.continuation.words import says_continuing

__all__ = [
    "Change",
    "ChangeKind",
    "Double",
    "DoubleGroup",
    "FieldChange",
    "Match",
    "Printed",
    "Work",
    "difference",
    "likeness",
    "match_works",
    "near_duplicates",
    "says_continuing",
]
