"""Collections and the sheets of the units."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.planning.views import collecting, sheets

collecting_urls: list[URLPattern] = [
    path("", collecting.collection_list, name="collection-list"),
    path("new/", collecting.collection_new, name="collection-new"),
    path("<int:pk>/", collecting.collection_show, name="collection-show"),
    path("<int:pk>/change/", collecting.collection_change, name="collection-change"),
    path("<int:pk>/close/", collecting.collection_close, name="collection-close"),
    path("<int:pk>/reopen/", collecting.collection_reopen, name="collection-reopen"),
    path("<int:pk>/remind/", collecting.collection_remind, name="collection-remind"),
    path("sheets/<int:pk>/", sheets.sheet_show, name="sheet-show"),
    path("sheets/<int:pk>/add/", sheets.row_add, name="sheet-row-add"),
    path("sheets/<int:pk>/file/", sheets.sheet_upload, name="sheet-upload"),
    path("sheets/<int:pk>/faults.xlsx", sheets.sheet_faults, name="sheet-faults"),
    path("sheets/<int:pk>/submit/", sheets.sheet_submit, name="sheet-submit"),
    path("sheets/<int:pk>/withdraw/", sheets.sheet_withdraw, name="sheet-withdraw"),
    path("sheets/<int:pk>/return/", sheets.sheet_return, name="sheet-return"),
    path("sheets/<int:pk>/accept/", sheets.sheet_accept, name="sheet-accept"),
    path("rows/<int:pk>/save/", sheets.row_save, name="sheet-row-save"),
    path("rows/<int:pk>/tick/", sheets.row_tick, name="sheet-row-tick"),
    path("rows/<int:pk>/move/", sheets.row_move, name="sheet-row-move"),
    path("rows/<int:pk>/remove/", sheets.row_remove, name="sheet-row-remove"),
]
