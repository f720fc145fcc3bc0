"""Who may do what with a sheet, and why not: asked by the pages for their buttons and by the actions."""

from __future__ import annotations

from datetime import date

from giaoban.organisation.access import may
from giaoban.organisation.models import User
from giaoban.organisation.queries import standing
from giaoban.organisation.rights import WORDS, Right
from giaoban.organisation.rules import NotAllowed, RuleBroken
from giaoban.planning.models import Sheet, SheetState
from giaoban.planning.queries.drafting import locks_sheets

OPEN = (SheetState.OPEN, SheetState.RETURNED)


def why_not_edit(sheet: Sheet, user: User, *, on: date) -> RuleBroken | None:
    """Why a person may not write in a sheet; None where they may."""
    if sheet.agency_id != user.agency_id or not standing(user, on).leads(sheet.unit_id):
        return NotAllowed(f"Chỉ trưởng đơn vị {sheet.unit.name} sửa được phiếu này.")
    if sheet.state not in OPEN:
        return RuleBroken("Phiếu đã gửi nên không sửa được nữa. Hãy rút phiếu về, hoặc nhờ Văn phòng trả lại.")
    return None


def why_not_submit(sheet: Sheet, user: User, *, on: date) -> RuleBroken | None:
    if sheet.state not in OPEN:
        return RuleBroken("Phiếu này đã được gửi.")
    return why_not_edit(sheet, user, on=on) or _why_locked(sheet)


def why_not_withdraw(sheet: Sheet, user: User, *, on: date) -> RuleBroken | None:
    if sheet.agency_id != user.agency_id or not standing(user, on).leads(sheet.unit_id):
        return NotAllowed(f"Chỉ trưởng đơn vị {sheet.unit.name} rút được phiếu này.")
    if sheet.state != SheetState.SUBMITTED:
        return RuleBroken("Chỉ rút được phiếu đã gửi mà Văn phòng chưa nhận.")
    if sheet.collection.closed_at is not None:
        return RuleBroken("Đợt đăng ký đã đóng; hãy nhờ Văn phòng trả lại phiếu.")
    return _why_locked(sheet)


def why_not_decide(sheet: Sheet, user: User, *, on: date, accepted_too: bool) -> RuleBroken | None:
    """Why a person may not accept or return a sheet; what was accepted can still be returned (`accepted_too`)."""
    if sheet.agency_id != user.agency_id or not may(user, Right.PLAN, on=on):
        return NotAllowed(f"Bạn không có quyền {WORDS[Right.PLAN]}.")
    if sheet.state == SheetState.SUBMITTED or (accepted_too and sheet.state == SheetState.ACCEPTED):
        return _why_locked(sheet)
    return RuleBroken("Phiếu này chưa được gửi." if sheet.state in OPEN else "Phiếu này đã được nhận.")


def _why_locked(sheet: Sheet) -> RuleBroken | None:
    """Why no sheet comes or goes: the programme made of them is before the leaders, or further."""
    if not locks_sheets(sheet.collection):
        return None
    return RuleBroken("Chương trình của kỳ này đã trình duyệt nên các phiếu đã khoá.")
