"""Collections and the sheets of the units."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import collecting

collecting_urls: list[URLPattern] = [
    path("", collecting.collection_list, name="collection-list"),
]
