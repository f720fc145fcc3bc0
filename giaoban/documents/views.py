"""A paper as it came: for downloading, and for reading with one line marked."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from giaoban.documents.access import paper_to_see
from giaoban.documents.picturing import picture_of
from giaoban.documents.storing import Damaged, open_kept
from giaoban.organisation.access import person_of


def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The original bytes, always as a download: a paper brought by others must not run in our pages."""
    paper = paper_to_see(person_of(request), pk)
    try:
        file = open_kept(paper.sha256)
    except Damaged as lost:
        messages.error(request, str(lost))
        return redirect("paper-show", pk=pk)
    response = FileResponse(file, as_attachment=True, filename=paper.name, content_type=paper.media_type)
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
