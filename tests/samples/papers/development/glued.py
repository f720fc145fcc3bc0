"""Some of the development papers as text that a converter made: lines run together, rows cut by page ends."""

from __future__ import annotations

from tests.samples.paper import glued
from tests.samples.papers.development import long_tables, programmes, schedules

PAPERS = [
    glued(paper)
    for paper in (
        programmes.construction_month(),
        programmes.culture_month(),
        schedules.education_month(),
        long_tables.long_month(),
        long_tables.long_calendar(),
    )
]
