from __future__ import annotations

from django.urls import path

from giaoban.reports import views

urlpatterns = [
    path("", views.figure_list, name="figure-list"),
    path("confirm/<int:pk>/", views.review_confirm, name="review-confirm"),
    path("undo/<int:pk>/", views.review_undo, name="review-undo"),
]
