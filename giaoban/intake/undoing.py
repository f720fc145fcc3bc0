"""Whether a confirmation can still be taken back: within the hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from giaoban.intake.models import Intake, IntakeState

WITHIN = timedelta(hours=1)


def why_not_undo(intake: Intake, *, at: datetime) -> str:
    """Why a confirmation cannot be taken back any more; "" where nothing of its own stands in the way."""
    if intake.state != IntakeState.CONFIRMED or intake.confirmed_at is None:
        return f"Văn bản đang ở trạng thái “{intake.get_state_display()}”, không có gì để hoàn tác."
    if at - intake.confirmed_at > WITHIN:
        return "Đã quá một giờ kể từ khi xác nhận, không hoàn tác được nữa. Hãy sửa từng nhiệm vụ."
    return ""
