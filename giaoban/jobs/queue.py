"""Calls to be made later, outside the request: kept in the database, made by a worker.

The one place that knows the library: django-tasks, which is `django.tasks` of Django 6.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks_db.models import DBTaskResult

KEPT_FOR = timedelta(days=7)  # finished jobs, for whoever looks into what went wrong


def later(function: Callable[..., None], *args: int | str) -> None:
    """Has a function of a module called by a worker. It goes with the transaction around it: no commit, no job.

    A call that waits already is not put down twice.
    """
    path = f"{function.__module__}.{function.__qualname__}"
    if settings.JOBS_AT_ONCE:
        function(*args)
    elif not _is_waiting(path, args):
        call.enqueue(path, *args)


@task()
def call(path: str, *args: Any) -> None:
    """The one kind of job there is: a call of the function at a path."""
    import_string(path)(*args)


def forget_finished() -> None:
    """Clears the queue's table of what was done some days ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR).delete()


def _is_waiting(path: str, args: tuple[int | str, ...]) -> bool:
    waiting = DBTaskResult.objects.ready()
    return waiting.filter(args_kwargs={"args": [path, *args], "kwargs": {}}).exists()
