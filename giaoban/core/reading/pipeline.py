"""The steps of reading, in order: a table of contents of this package."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from giaoban.core.reading.document import Document
from giaoban.core.reading.draft import Draft, Options
from giaoban.core.reading.model import Reading, Warning
from giaoban.core.reading.steps.critic import criticise
from giaoban.core.reading.steps.doubt import doubt_recognised
from giaoban.core.reading.steps.frame import find_frame
from giaoban.core.reading.steps.kind import recognise_kind
from giaoban.core.reading.steps.notice import read_notice
from giaoban.core.reading.steps.programme import read_programme
from giaoban.core.reading.steps.report import read_report
from giaoban.core.reading.steps.schedule import read_schedule

log = logging.getLogger(__name__)

Step = Callable[[Draft], Draft]

STEPS: tuple[Step, ...] = (
    find_frame,  # letterhead, title, bases, recipients, signer; what is left is the body
    recognise_kind,  # which of the seven kinds, and the period it plans or reviews
    read_programme,  # sections, rows and bullets of programmes
    read_schedule,  # events of calendars, and the task list that may stand before them
    read_notice,  # orders of a notice of conclusions
    read_report,  # figures inside prose
    doubt_recognised,  # what a scan says is for a person to check
    criticise,  # what is odd, missing or contradictory
)


def read_document(document: Document, options: Options | None = None) -> Reading:
    """Everything that the document says. Never raises on odd content: what is unclear is marked so.

    A step that fails on a paper nobody foresaw costs only what that step reads, and is told as a warning
    (`step_failed`); the person still gets the rest.
    """
    draft = Draft(document=document, options=options or Options(), body=document.blocks)
    for step in STEPS:
        try:
            draft = step(draft)
        except Exception:
            log.exception("Step %s failed on %s", step.__name__, document.name)
            failed = Warning("step_failed", f"Phần mềm gặp lỗi khi đọc ({step.__name__}); hãy kiểm tra kỹ.", 1)
            draft = replace(draft, warnings=(*draft.warnings, failed))
    return Reading(
        kind=draft.kind,
        frame=draft.frame,
        period=draft.period,
        sections=draft.sections,
        items=draft.items,
        events=draft.events,
        figures=draft.figures,
        warnings=draft.warnings,
    )
