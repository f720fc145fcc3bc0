"""The pages of a paper as pictures, for comparing with what was read; made once and kept beside the other files.

What is kept here can be thrown away at any time: it is made again from the paper.
"""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import Http404

from giaoban.core.reading.refusal import Refused
from giaoban.documents.models import Paper
from giaoban.documents.storing import Damaged, open_kept

SHARPNESS = 110  # dots per inch: text is readable in a pane, a page stays under 300 kB


def picture_of(paper: Paper, page: int) -> bytes:
    """A page (from 1) as PNG; a page that cannot be shown is not there."""
    store = storages["pictures"]
    path = f"{paper.sha256[:2]}/{paper.sha256}-{page}-{SHARPNESS}.png"
    if store.exists(path):
        with store.open(path, "rb") as file:
            kept: bytes = file.read()
        return kept
    picture = _drawn(paper, page)
    store.save(path, ContentFile(picture))
    return picture


def _drawn(paper: Paper, page: int) -> bytes:
    from giaoban.core.reading.formats.page_image import render_page  # heavy: only where a page is drawn

    try:
        with open_kept(paper.sha256) as file:
            return render_page(file.read(), page, SHARPNESS)
    except (Damaged, Refused) as cannot:
        raise Http404(str(cannot)) from cannot
