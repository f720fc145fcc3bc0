from __future__ import annotations

from django.urls import path

from giaoban.notifications import views

urlpatterns = [
    path("", views.inbox, name="notice-list"),
    path("<int:pk>/", views.notice_open, name="notice-open"),
    path("read/", views.notices_read, name="notices-read"),
    path("unread/", views.notices_unread, name="notices-unread"),
]
