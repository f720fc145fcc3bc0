from __future__ import annotations

from django.urls import path

from giaoban.documents import views

urlpatterns = [
    path("<int:pk>/", views.download, name="paper-download"),
    path("<int:pk>/pages/<int:number>.png", views.page_picture, name="paper-page"),
    path("<int:pk>/paper/", views.show, name="paper-show"),
]
