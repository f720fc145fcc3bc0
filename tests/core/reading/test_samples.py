"""Reading of the development papers, the examiners' papers and, where at hand, the five real ones: floors.

A floor is what reading reached when it was last raised; falling below one is a regression. The held-out papers
are measured by `make accuracy` only.
"""

from __future__ import annotations

import functools

import pytest

from tools.accuracy import LABELS, Job, examined, five, invented, run
from tools.make_papers.build import ROOT
from tools.scoring import Score

SEEDS = ROOT.parent / "shared" / "seeds"

# Shares of 1, by group and format. Raise them when reading gets better; lowering one needs a reason in the commit.
FLOORS: dict[tuple[str, str], dict[str, float]] = {
    ("development", "text"): {"items": 0.95, "events": 0.97, "figures": 0.95},
    ("development", "docx"): {"items": 0.93, "events": 0.95, "figures": 0.95},
    ("independent", "text"): {"items": 0.97, "events": 0.97, "figures": 0.95},
    ("five", "text"): {"items": 0.99, "events": 0.99, "figures": 0.99},
}
FIELD_FLOORS: dict[tuple[str, str], dict[str, float]] = {
    ("development", "text"): {"frame.": 0.93, "items.": 0.95, "events.": 0.97, "figures.": 0.95},
    ("development", "docx"): {"frame.": 0.90, "items.": 0.95, "events.": 0.97, "figures.": 0.95},
    ("independent", "text"): {"frame.": 0.97, "items.": 0.97, "events.": 0.97, "figures.": 0.95},
    ("five", "text"): {"frame.": 0.99, "items.": 0.99, "events.": 0.99, "figures.": 0.99},
}
MOST_SURE_BUT_WRONG = {
    ("development", "text"): 2.0,
    ("development", "docx"): 4.0,
    ("independent", "text"): 1.5,
    ("five", "text"): 1.0,
}


@functools.cache
def read_all(group: str, form: str) -> tuple[Score, tuple[str, ...]]:
    """The score of a group in one format, and what could not be read."""
    jobs: list[Job]
    if group == "five":
        jobs = five([form], "", SEEDS, LABELS)
    else:
        jobs = examined([form], "") if group == "independent" else invented([group], [form], "")
    if not jobs:
        pytest.skip("the five real papers are not at hand (../shared/seeds)")
    total, troubles = Score(), []
    for job in jobs:
        _, score, trouble = run(job)
        total.add(score)
        troubles += [f"{job.name}: {trouble}"] if trouble else []
    return total, tuple(troubles)


@pytest.mark.parametrize(("group", "form"), FLOORS)
def test_every_sample_paper_can_be_read(group: str, form: str) -> None:
    _, troubles = read_all(group, form)

    assert troubles == ()


@pytest.mark.parametrize(("group", "form"), FLOORS)
def test_items_events_and_figures_are_found_and_not_invented(group: str, form: str) -> None:
    total, _ = read_all(group, form)

    reached = {entity: total.f1(entity) or 0.0 for entity in FLOORS[group, form]}

    assert {e: f for e, f in reached.items() if f < FLOORS[group, form][e]} == {}


@pytest.mark.parametrize(("group", "form"), FIELD_FLOORS)
def test_fields_are_read_as_printed(group: str, form: str) -> None:
    total, _ = read_all(group, form)

    reached = {prefix: total.exact(prefix) or 0.0 for prefix in FIELD_FLOORS[group, form]}

    assert {p: f for p, f in reached.items() if f < FIELD_FLOORS[group, form][p]} == {}


@pytest.mark.parametrize(("group", "form"), MOST_SURE_BUT_WRONG)
def test_fields_marked_sure_are_hardly_ever_wrong(group: str, form: str) -> None:
    total, _ = read_all(group, form)

    assert total.sure_but_wrong() <= MOST_SURE_BUT_WRONG[group, form]
