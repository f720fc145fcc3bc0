"""The organisation's pages: units, people, one's own account."""

from __future__ import annotations

from django.urls import URLPattern, path

from giaoban.organisation.pages import OpenWork
from giaoban.organisation.views import account, calendar, directory, importing, passwords, people, units


def directory_urls(*, open_work: OpenWork) -> list[URLPattern]:
    """`open_work` tells these pages of work, which stands above them."""
    work = {"open_work": open_work}
    return [
        path("organisation/", directory.directory, name="directory"),
        path("organisation/units/add/", units.unit_add, name="unit-add"),
        path("organisation/units/<int:pk>/", units.unit_show, work, name="unit-show"),
        path("organisation/units/<int:pk>/correct/", units.unit_act, {"act": "correct", **work}, name="unit-correct"),
        path("organisation/units/<int:pk>/rename/", units.unit_act, {"act": "rename", **work}, name="unit-rename"),
        path("organisation/units/<int:pk>/merge/", units.unit_act, {"act": "merge", **work}, name="unit-merge"),
        path("organisation/units/<int:pk>/end/", units.unit_act, {"act": "end", **work}, name="unit-end"),
        path("organisation/units/<int:pk>/alias/", units.unit_act, {"act": "alias", **work}, name="unit-alias"),
        path("organisation/people/add/", people.person_add, name="person-add"),
        path("organisation/import/", importing.people_import, name="people-import"),
        path("organisation/import/template.xlsx", importing.people_template, name="people-template"),
        path("organisation/import/confirm/", importing.people_import_confirm, name="people-import-confirm"),
        path("organisation/people/passwords.xlsx", passwords.passwords_sheet, name="passwords-sheet"),
        path("organisation/people/<int:pk>/", people.person_show, work, name="person-show"),
        path("organisation/people/<int:pk>/password/", people.person_password, work, name="person-password"),
        *(
            path(f"organisation/people/<int:pk>/{act}/", people.person_act, {"act": act, **work}, name=f"person-{act}")
            for act in ("post", "deputise", "correct", "alias", "unlock", "deactivate", "reactivate")
        ),
        path("organisation/posts/<int:pk>/end/", people.post_end, name="post-end"),
        path("organisation/deputising/<int:pk>/end/", people.deputising_end, name="deputising-end"),
        path("organisation/aliases/<int:pk>/forget/", units.alias_forget, name="alias-forget"),
        path("organisation/calendar/", calendar.calendar_table, name="calendar-table"),
        path("organisation/calendar/<int:pk>/clear/", calendar.day_clear, name="calendar-clear"),
        *(
            path(f"organisation/calendar/{act}/", calendar.calendar_act, {"act": act}, name=f"calendar-{act}")
            for act in ("day", "swap", "lines")
        ),
        path("account/", account.account, name="account"),
        path("account/sessions/", account.sessions_end, name="sessions-end"),
    ]
