"""Sending a paper as it came."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest

from giaoban.documents.access import paper_to_see
from giaoban.documents.storing import open_kept
from giaoban.organisation.access import person_of


def download(request: HttpRequest, pk: int) -> FileResponse:
    """The original bytes, always as a download: a paper brought by others must not run in our pages."""
    paper = paper_to_see(person_of(request), pk)
    response = FileResponse(
        open_kept(paper.sha256), as_attachment=True, filename=paper.name, content_type=paper.media_type
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
