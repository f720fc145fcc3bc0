from __future__ import annotations

from django.urls import path

from giaoban.urging import views

urlpatterns = [
    path("", views.urge_log, name="urge-log"),
    path("sheet/", views.urge_sheet, name="urge-sheet"),
    path("new/", views.urge_new, name="urge-new"),
    path("ladder/", views.ladder, name="ladder"),
]
