"""Pages of planning as they stand on the day of the scenes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.build import TODAY


@pytest.fixture
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the day of the scenes, for whoever asks the clock; what is imported meanwhile keeps the real one."""
    real = timezone.localdate

    def localdate(value: datetime | None = None, *more: Any) -> date:
        return real(value, *more) if value is not None else TODAY

    monkeypatch.setattr(timezone, "localdate", localdate)
