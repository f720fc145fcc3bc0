"""Drafts: consolidating, approving, issuing."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import drafting

drafting_urls: list[URLPattern] = [
    path("drafts/", drafting.draft_list, name="draft-list"),
    path("drafts/make/<int:collection>/", drafting.draft_make, name="draft-make"),
    path("drafts/<int:pk>/", drafting.draft_show, name="draft-show"),
    path("drafts/<int:pk>/approval/", drafting.draft_approval, name="draft-approval"),
]
