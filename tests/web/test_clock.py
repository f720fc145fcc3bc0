"""The day is that of the office, not of the machine's clock in Greenwich."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from giaoban.web.clock import today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 19, 16, 59, tzinfo=UTC), date(2026, 11, 19)),
        (datetime(2026, 11, 19, 17, 0, tzinfo=UTC), date(2026, 11, 20)),
    ],
)
def test_a_new_day_begins_at_midnight_in_the_office(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    assert today() == day
