from __future__ import annotations

from django.urls import path

from giaoban.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("style/", views.style, name="style"),
]
