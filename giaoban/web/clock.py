"""The one place that reads the clock for pages; everything below is told which day it is."""

from __future__ import annotations

from datetime import date

from django.utils import timezone


def today() -> date:
    """Today where the office is."""
    return timezone.localdate()
