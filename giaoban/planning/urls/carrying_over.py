"""Carrying unfinished work over, and the list of what went on."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import carrying_over

carrying_over_urls: list[URLPattern] = [
    path("carried/from/<int:pk>/", carrying_over.carry_show, name="carry-show"),
    path("carried/from/<int:pk>/undo/<int:act>/", carrying_over.carry_undo, name="carry-undo"),
    path("carried/", carrying_over.carried_list, name="carried-list"),
    path("carried/sheet/", carrying_over.carried_sheet, name="carried-sheet"),
]
