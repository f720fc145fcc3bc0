"""Addresses of the whole house; each app has its own `urls.py`."""

from __future__ import annotations

from django.urls import include, path

from giaoban.organisation.directory_urls import directory_urls
from giaoban.tasks.queries import open_work

urlpatterns = [
    path("", include("giaoban.home.urls")),
    path("", include("giaoban.organisation.urls")),
    path("", include(directory_urls(open_work=open_work))),
    path("notices/", include("giaoban.notifications.urls")),
    path("intake/", include("giaoban.intake.urls")),
    path("programmes/", include("giaoban.programmes.urls")),
    path("planning/", include("giaoban.planning.urls")),
    path("tasks/", include("giaoban.tasks.urls")),
    path("urging/", include("giaoban.urging.urls")),
    path("schedule/", include("giaoban.schedule.urls")),
    path("conclusions/", include("giaoban.meetings.urls")),
    path("statistics/", include("giaoban.statistics.urls")),
    path("figures/", include("giaoban.reports.urls")),
    path("files/", include("giaoban.documents.urls")),
]
