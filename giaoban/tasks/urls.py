from __future__ import annotations

from django.urls import path

from giaoban.tasks import list_views, views

urlpatterns = [
    path("", list_views.task_list, name="task-list"),
    path("sheet/", list_views.task_sheet, name="task-sheet"),
    path("lists/save/", list_views.list_save, name="task-list-save"),
    path("lists/<int:pk>/forget/", list_views.list_forget, name="task-list-forget"),
    path("<int:pk>/", views.task_show, name="task-show"),
    path("<int:pk>/hand-out/", views.task_hand_out, name="task-hand-out"),
    path("<int:pk>/receive/", views.task_receive, name="task-receive"),
    path("<int:pk>/progress/", views.task_report, name="task-report"),
    path("<int:pk>/hand-in/", views.task_hand_in, name="task-hand-in"),
    path("<int:pk>/take-back/", views.task_take_back, name="task-take-back"),
    path("<int:pk>/confirm/", views.task_confirm, name="task-confirm"),
    path("<int:pk>/send-back/", views.task_send_back, name="task-send-back"),
]
