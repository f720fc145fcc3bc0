"""A paper as it came: for downloading, and for reading with one line marked."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from giaoban.documents.access import paper_to_see
from giaoban.documents.picturing import picture_of
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


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands on the paper; the address's `#u12` marks paragraph 12."""
    paper = paper_to_see(person_of(request), pk)
    return render(request, "documents/paper.html", {"paper": paper})


def page_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of a PDF or a scan as a picture, to compare with what was read from it."""
    paper = paper_to_see(person_of(request), pk)
    if not 1 <= number <= len(paper.pictured_pages):
        raise Http404
    response = HttpResponse(picture_of(paper, number), content_type="image/png")
    response.headers["Cache-Control"] = "private, max-age=86400"  # a paper's bytes never change
    return response
