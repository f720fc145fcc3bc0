"""Work that comes again."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import templates

template_urls: list[URLPattern] = [
    path("templates/", templates.template_list_page, name="template-list"),
    path("templates/new/", templates.template_new, name="template-new"),
    path("templates/<int:pk>/", templates.template_show, name="template-show"),
    path("templates/<int:pk>/change/", templates.template_change, name="template-change"),
    path("templates/<int:pk>/end/", templates.template_end, name="template-end"),
]
