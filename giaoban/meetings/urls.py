from __future__ import annotations

from django.urls import path

from giaoban.meetings import views

urlpatterns = [
    path("", views.conclusion_list, name="conclusion-list"),
    path("<int:pk>/", views.conclusion_show, name="conclusion-show"),
]
