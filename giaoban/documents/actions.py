"""Keeping papers."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.reading.document import Document
from giaoban.core.text.folding import nfc, squeeze
from giaoban.core.text.words import search_words
from giaoban.documents.models import Paper
from giaoban.documents.showing import content_of
from giaoban.documents.storing import keep
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken


@transaction.atomic
def keep_paper(data: bytes, name: str, *, by: User) -> tuple[Paper, bool]:
    """Keeps the bytes unchanged as a paper of the person's agency.

    Gives the paper and whether it is new; the same bytes brought again are the paper they were.
    """
    if not data:
        raise RuleBroken("Tệp rỗng, không có nội dung để đọc.")
    # The bytes first: a file without a row is harmless, a row without its file is a loss.
    sha256 = keep(data)
    paper, new = Paper.objects.get_or_create(
        agency_id=by.agency_id,
        sha256=sha256,
        defaults={
            "name": plain_name(name),
            "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "size": len(data),
            "brought_by": by,
            "words": search_words(plain_name(name)),
        },
    )
    if not new:
        return paper, False
    record("paper.kept", paper, by=by, after={"name": paper.name, "sha256": sha256, "size": paper.size})
    return paper, True


def plain_name(name: str) -> str:
    """The file's own name without folders or control characters, as far as the column holds."""
    own = PurePath(name.replace("\\", "/")).name
    return squeeze("".join(c for c in nfc(own) if c.isprintable()))[-255:] or "van-ban"


@transaction.atomic
def keep_content(paper: Paper, document: Document, *, by: User) -> None:
    """Keeps what stands on a paper, for showing and for search. The bytes stay as they were."""
    paper.content = content_of(document)
    paper.words = search_words(paper.name, *(p.text for p in document.paragraphs()))
    paper.save(update_fields=["content", "words"])
    record("paper.opened", paper, by=by, after={"format": document.format, "pages": document.pages})
