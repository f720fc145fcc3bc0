from __future__ import annotations

from django.urls import path

from giaoban.notifications import views, wish_views

urlpatterns = [
    path("", views.inbox, name="notice-list"),
    path("<int:pk>/", views.notice_open, name="notice-open"),
    path("read/", views.notices_read, name="notices-read"),
    path("unread/", views.notices_unread, name="notices-unread"),
    path("wishes/", wish_views.wishes, name="mail-wishes"),
    path("wishes/address/", wish_views.address, name="mail-address"),
    path("wishes/trial/", wish_views.trial, name="mail-trial"),
]
