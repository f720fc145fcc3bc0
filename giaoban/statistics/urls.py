from __future__ import annotations

from django.urls import path

from giaoban.statistics import views

urlpatterns = [
    path("", views.statistics, name="statistics"),
    path("sheet/", views.statistics_sheet, name="statistics-sheet"),
    path("tasks/", views.rows, name="statistics-rows"),
    path("tasks/sheet/", views.rows_sheet, name="statistics-rows-sheet"),
]
