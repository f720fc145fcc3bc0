"""The days that tasks have now, for those of before: given, last heard of, handed in, stopped, cancelled."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate


def fill(apps: Any, schema_editor: Any) -> None:
    Task = apps.get_model("tasks", "Task")
    Task.objects.update(given_on=TruncDate("created_at"), reported_on=F("done_on"))
    Task.objects.update(last_word_on=Coalesce(F("reported_on"), F("given_on")))
    Task.objects.filter(state="cancelled").update(cancelled_on=F("given_on"))


class Migration(migrations.Migration):
    dependencies = [("tasks", "0006_life")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
