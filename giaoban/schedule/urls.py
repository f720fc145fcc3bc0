from __future__ import annotations

from django.urls import path

from giaoban.schedule import views

urlpatterns = [path("", views.schedule, name="schedule")]
