from __future__ import annotations

from django.urls import path

from giaoban.programmes import amending_views, coverage_views, views

urlpatterns = [
    path("", views.programme_list, name="programme-list"),
    path("<int:pk>/", views.programme_show, name="programme-show"),
    path("<int:pk>/add/", amending_views.line_add, name="line-add"),
    path("<int:pk>/changes/", amending_views.programme_changes, name="programme-changes"),
    path("<int:pk>/changes/sheet/", amending_views.programme_changes_sheet, name="programme-changes-sheet"),
    path("<int:pk>/coverage/", coverage_views.coverage_show, name="coverage"),
    path("<int:pk>/coverage/sheet/", coverage_views.coverage_sheet, name="coverage-sheet"),
    path("<int:pk>/coverage/unasked/", coverage_views.coverage_unasked, name="coverage-unasked"),
    path("lines/<int:pk>/annual/", coverage_views.coverage_link, name="coverage-link"),
    path("lines/<int:pk>/annual/undo/<int:version>/", coverage_views.coverage_unlink, name="coverage-unlink"),
    path("lines/<int:pk>/", amending_views.line_show, name="line-show"),
    path("lines/<int:pk>/change/", amending_views.line_change, name="line-change"),
    path("lines/<int:pk>/withdraw/", amending_views.line_withdraw, name="line-withdraw"),
]
