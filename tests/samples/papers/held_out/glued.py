"""Some of the papers kept aside as text that a converter made: lines run together, rows cut by page ends."""

from __future__ import annotations

from tests.samples.paper import glued
from tests.samples.papers.held_out import long_tables, programmes, schedules, science

PAPERS = [
    glued(paper)
    for paper in (
        programmes.transport_month(),
        programmes.project_year(),
        schedules.science_month(),
        long_tables.land_month(),
        science.technology_month(),
        science.technology_calendar(),
    )
]
