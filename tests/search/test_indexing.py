"""The index goes along with its table: rows that come, change and go, and a table that Django makes anew."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

from giaoban.core.text.words import search_words
from giaoban.organisation.models import User
from giaoban.search.filling import fill_words
from giaoban.search.indexing import index_of
from giaoban.search.models import Searchable
from giaoban.search.queries import found_first
from giaoban.tasks.models import Task
from tests.build import make_task


def found(typed: str) -> list[int]:
    return found_first(Task.objects.all(), typed, 10)


def test_every_searchable_table_has_an_index_of_its_own_name() -> None:
    tables = [model for model in apps.get_models() if issubclass(model, Searchable)]

    assert {model.__name__ for model in tables} >= {"Task", "Programme", "Conclusion", "Event", "Paper"}
    assert len({index_of(model).name for model in tables}) == len(tables)


def test_the_index_follows_rows_that_change_and_go(office_chief: User) -> None:
    task = make_task(office_chief, "Rà soát danh mục")
    task.words = search_words("Kế hoạch chuyển đổi số")
    task.save()

    assert (found("ra soat"), found("chuyen doi")) == ([], [task.pk])

    task.origins.all().delete()
    Task.objects.filter(pk=task.pk).delete()
    assert found("chuyen doi") == []


def test_a_row_without_words_is_found_by_none(office_chief: User) -> None:
    task = make_task(office_chief, "!!!")

    assert task.words == ""
    assert found("a") == []


@pytest.mark.django_db(transaction=True)
def test_the_index_survives_a_change_of_its_table(office_chief: User) -> None:
    task = make_task(office_chief, "Rà soát danh mục")
    column = models.CharField(max_length=9, default="x")
    column.set_attributes_from_name("passing")

    with connection.schema_editor() as editor:
        editor.add_field(Task, column)
    with connection.schema_editor() as editor:
        editor.remove_field(Task, column)
    later = make_task(office_chief, "Rà soát hồ sơ")

    assert found("ra soat") == [later.pk, task.pk]


@pytest.mark.django_db(transaction=True)
def test_an_index_put_on_a_table_with_rows_has_them(office_chief: User) -> None:
    task = make_task(office_chief, "Rà soát danh mục")
    with connection.schema_editor() as editor:
        editor.remove_index(Task, index_of(Task))
    Task.objects.filter(pk=task.pk).update(words="")
    fill_words(Task.objects.all(), lambda row: [row.text, "thêm"])

    with connection.schema_editor() as editor:
        editor.add_index(Task, index_of(Task))

    assert found("ra soat them") == [task.pk]
