from __future__ import annotations

from django.urls import path

from giaoban.intake import amending_views, row_views, undoing_views, views

urlpatterns = [
    path("", views.intake_list, name="intake-list"),
    path("<int:pk>/", views.intake_review, name="intake-review"),
    path("<int:pk>/save/", views.intake_save, name="intake-save"),
    path("<int:pk>/rows/", row_views.intake_rows, name="intake-rows"),
    path("<int:pk>/confirm/", views.intake_confirm, name="intake-confirm"),
    path("<int:pk>/amends/", amending_views.intake_amends, name="intake-amends"),
    path("<int:pk>/difference/", amending_views.intake_difference, name="intake-difference"),
    path("<int:pk>/undo/", undoing_views.intake_undo, name="intake-undo"),
    path("<int:pk>/read/", views.intake_read_again, name="intake-read-again"),
]
