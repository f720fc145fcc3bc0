"""How one looks at a draft, as the address says: which view, which section, which page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode


class DraftView(StrEnum):
    """The views of a draft; `label` names the tab."""

    TABLE = "table"
    FINDINGS = "findings"
    DOUBLES = "doubles"
    DROPPED = "dropped"
    COMMENTS = "comments"
    VERSIONS = "versions"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DraftView.TABLE: "Bảng",
    DraftView.FINDINGS: "Cần xem lại",
    DraftView.DOUBLES: "Trùng, gần giống",
    DraftView.DROPPED: "Không đưa vào",
    DraftView.COMMENTS: "Ý kiến",
    DraftView.VERSIONS: "Các bản",
}


@dataclass(frozen=True, slots=True)
class DraftLook:
    """`section` is the place of the one that is open where a draft is too long to be shown whole, -1 for lines
    without one; None where nobody said."""

    view: DraftView = DraftView.TABLE
    section: int | None = None
    page: int = 1

    @property
    def query(self) -> str:
        """The address of what is looked at now."""
        return _query(self.view, self.section, self.page)

    def url(self, *, view: DraftView | None = None, section: int | None = None, page: int = 1) -> str:
        """The address of another view, or of another section or page of this one."""
        if view is not None:
            return _query(view, None, 1)
        return _query(self.view, self.section if section is None else section, page)


def _query(view: DraftView, section: int | None, page: int) -> str:
    asked = {} if view is DraftView.TABLE else {"view": view.value}
    if section is not None:
        asked["section"] = str(section)
    if page != 1:
        asked["page"] = str(page)
    return f"?{urlencode(asked)}"


def draft_look_of(query: Mapping[str, str]) -> DraftLook:
    """What an address asks for; an odd value gives the usual one."""
    view = query.get("view", "")
    section, page = query.get("section", ""), query.get("page", "")
    return DraftLook(
        DraftView(view) if view in set(DraftView) else DraftView.TABLE,
        int(section) if section.removeprefix("-").isdecimal() and len(section) < 6 else None,
        max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )
