from __future__ import annotations

from django.urls import path

from giaoban.tasks import answering, extension_views, handing_views, list_views, parting_views, quick_add_views, views

urlpatterns = [
    path("", list_views.task_list, name="task-list"),
    path("sheet/", list_views.task_sheet, name="task-sheet"),
    path("extensions/", extension_views.extension_list, name="extension-list"),
    path("extensions/sheet/", extension_views.extension_sheet, name="extension-sheet"),
    path("extensions/<int:pk>/decide/", extension_views.extension_decide, name="extension-decide"),
    path("extensions/<int:pk>/withdraw/", extension_views.extension_withdraw, name="extension-withdraw"),
    path("<int:pk>/extension/", extension_views.extension_ask, name="extension-ask"),
    path("lists/save/", list_views.list_save, name="task-list-save"),
    path("lists/<int:pk>/forget/", list_views.list_forget, name="task-list-forget"),
    path("<int:pk>/", views.task_show, name="task-show"),
    path("<int:pk>/hand-out/", views.task_hand_out, name="task-hand-out"),
    path("<int:pk>/assign/", views.task_assign, name="task-assign"),
    path("<int:pk>/withdraw/", views.task_withdraw, name="task-withdraw"),
    path("<int:pk>/receive/", views.task_receive, name="task-receive"),
    path("<int:pk>/start/", views.task_start, name="task-start"),
    path("<int:pk>/progress/", views.task_report, name="task-report"),
    path("<int:pk>/answer/", answering.task_answer, name="task-answer"),
    path("<int:pk>/hand-in/", views.task_hand_in, name="task-hand-in"),
    path("<int:pk>/submit/", views.task_submit, name="task-submit"),
    path("<int:pk>/take-back/", views.task_take_back, name="task-take-back"),
    path("<int:pk>/confirm/", views.task_confirm, name="task-confirm"),
    path("<int:pk>/send-back/", views.task_send_back, name="task-send-back"),
    path("<int:pk>/reopen/", views.task_reopen, name="task-reopen"),
    path("<int:pk>/return-to-office/", views.task_return_to_office, name="task-return-to-office"),
    path("<int:pk>/pause/", views.task_pause, name="task-pause"),
    path("<int:pk>/resume/", views.task_resume, name="task-resume"),
    path("<int:pk>/cancel/", views.task_cancel, name="task-cancel"),
    path("<int:pk>/restore/", views.task_restore, name="task-restore"),
    path("<int:pk>/change/", views.task_change, name="task-change"),
    path("<int:pk>/undo/<int:version>/", views.task_undo, name="task-undo"),
    path("<int:pk>/split/", parting_views.task_split, name="task-split"),
    path("<int:pk>/step/", parting_views.task_step, name="task-step"),
    path("people/<int:pk>/", handing_views.person_hand_over, name="person-hand-over"),
    path("new/", quick_add_views.task_new, name="task-new"),
    path("new/read/", quick_add_views.task_read, name="task-read"),
    path("deadline/", views.task_deadline, name="task-deadline"),
]
