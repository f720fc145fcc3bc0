"""How an action says no: in one Vietnamese sentence for the person who asked."""

from __future__ import annotations


class RuleBroken(Exception):
    """The act is against a rule; `str()` says which, in the user's words."""


class NotAllowed(RuleBroken):
    """The person does not have this power."""


class Stale(RuleBroken):
    """Somebody else changed the row since the person saw it."""

    def __init__(self, what: str = "Nội dung") -> None:
        super().__init__(f"{what} vừa được người khác thay đổi. Hãy xem lại bản mới rồi làm lại.")
