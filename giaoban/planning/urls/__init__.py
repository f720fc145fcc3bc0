"""Addresses of planning, by subject."""

from __future__ import annotations

from giaoban.planning.urls.carrying_over import carrying_over_urls
from giaoban.planning.urls.collecting import collecting_urls
from giaoban.planning.urls.drafting import drafting_urls
from giaoban.planning.urls.templates import template_urls

urlpatterns = [*carrying_over_urls, *collecting_urls, *drafting_urls, *template_urls]
