"""Keeping a list of tasks under a name, and letting it go: a person's own, seen by nobody else."""

from __future__ import annotations

from django.db import transaction

from giaoban.audit.actions import record
from giaoban.core.text.folding import squeeze
from giaoban.organisation.models import User
from giaoban.organisation.rules import RuleBroken
from giaoban.tasks.models import SavedView
from giaoban.tasks.queries import views_of

NAME_LENGTH = 80
SAVED = 30  # more than this is no longer one step away


@transaction.atomic
def save_list(name: str, query: str, *, by: User) -> SavedView:
    """Keeps a list under a name; the same name again means the new list."""
    name = squeeze(name.replace("\x00", ""))
    if not name:
        raise RuleBroken("Hãy đặt tên cho danh sách.")
    if len(name) > NAME_LENGTH:
        raise RuleBroken(f"Tên danh sách dài quá {NAME_LENGTH} ký tự, hãy đặt ngắn hơn.")
    if views_of(by).exclude(name=name).count() >= SAVED:
        raise RuleBroken(f"Bạn đã lưu {SAVED} danh sách, hãy bỏ bớt danh sách không dùng nữa.")
    view, new = SavedView.objects.update_or_create(
        user=by, name=name, defaults={"query": query}, create_defaults={"query": query, "agency_id": by.agency_id}
    )
    record("list.saved" if new else "list.changed", view, by=by, after={"name": name, "query": query})
    return view


@transaction.atomic
def forget_list(view: SavedView, *, by: User) -> None:
    """Lets a kept list go; the tasks in it stay what they are."""
    record("list.forgotten", view, by=by, before={"name": view.name, "query": view.query})
    views_of(by).filter(pk=view.pk).delete()
