from __future__ import annotations

from django.urls import path

from giaoban.programmes import views

urlpatterns = [
    path("", views.programme_list, name="programme-list"),
    path("<int:pk>/", views.programme_show, name="programme-show"),
]
