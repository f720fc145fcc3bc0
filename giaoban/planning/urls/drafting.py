"""Drafts: consolidating, approving, issuing."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import draft_acts, drafting

drafting_urls: list[URLPattern] = [
    path("drafts/", drafting.draft_list, name="draft-list"),
    path("drafts/make/<int:collection>/", drafting.draft_make, name="draft-make"),
    path("drafts/<int:pk>/", drafting.draft_show, name="draft-show"),
    path("drafts/<int:pk>/take-in/", drafting.draft_take_in, name="draft-take-in"),
    path("drafts/<int:pk>/print/", drafting.draft_paper, name="draft-print"),
    path("drafts/<int:pk>/sheet/", drafting.draft_sheet, name="draft-sheet"),
    path("drafts/<int:pk>/lines/", drafting.draft_line_add, name="draft-line-add"),
    path("drafts/<int:pk>/lines/<int:line>/", drafting.draft_line, name="draft-line"),
    path("drafts/<int:pk>/lines/<int:line>/drop/", drafting.draft_line_drop, name="draft-line-drop"),
    path("drafts/<int:pk>/lines/<int:line>/bring-back/", drafting.draft_line_bring_back, name="draft-line-bring-back"),
    path("drafts/<int:pk>/lines/<int:line>/split/", drafting.draft_line_split, name="draft-line-split"),
    path("drafts/<int:pk>/act/", draft_acts.draft_act, name="draft-act"),
    path("drafts/<int:pk>/sections/", draft_acts.draft_section, name="draft-section"),
    path("drafts/<int:pk>/comments/", draft_acts.draft_comment, name="draft-comment"),
    path(
        "drafts/<int:pk>/comments/<int:comment>/settle/", draft_acts.draft_comment_settle, name="draft-comment-settle"
    ),
    path("drafts/<int:pk>/versions/<int:number>/", draft_acts.draft_difference, name="draft-difference"),
    path("drafts/<int:pk>/approval/", draft_acts.draft_approval, name="draft-approval"),
    path("drafts/<int:pk>/move/<slug:verb>/", draft_acts.draft_move, name="draft-move"),
]
