from __future__ import annotations

from django.urls import path

from giaoban.home import rules_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("rules/", rules_views.rules, name="rules"),
    path("rules/<str:part>/", rules_views.rules_set, name="rules-set"),
    path("style/", views.style, name="style"),
]
