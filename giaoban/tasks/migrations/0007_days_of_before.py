"""The days that tasks have now, for those of before: given, last heard of, handed in, stopped, cancelled."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.utils import timezone

BATCH = 2000


def fill(apps: Any, schema_editor: Any) -> None:
    Task = apps.get_model("tasks", "Task")
    columns = ("created_at", "done_on", "state")
    waiting: list[Any] = []
    for task in Task.objects.only(*columns).order_by("pk").iterator(BATCH):
        task.given_on = timezone.localdate(task.created_at)
        task.reported_on = task.done_on
        task.last_word_on = task.done_on or task.given_on
        task.cancelled_on = task.given_on if task.state == "cancelled" else None
        waiting.append(task)
        if len(waiting) == BATCH:
            keep(Task, waiting)
            waiting = []
    keep(Task, waiting)


def keep(model: Any, tasks: list[Any]) -> None:
    model.objects.bulk_update(tasks, ["given_on", "reported_on", "last_word_on", "cancelled_on"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0006_life")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
