"""Meetings and conclusions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable
from giaoban.tasks.models import Task


class Meeting(AgencyOwned):
    """A briefing, known so far by the notice of its conclusions."""

    title = models.TextField("tên")
    held_on = models.DateField("ngày họp", null=True, blank=True)
    number = models.CharField("số thông báo", max_length=60, blank=True)
    issued_on = models.DateField("ngày thông báo", null=True, blank=True)
    chair = models.CharField("người chủ trì", max_length=200, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="thông báo")

    class Meta:
        verbose_name = "cuộc họp"
        indexes: ClassVar = [models.Index(fields=["agency", "-issued_on", "-id"])]

    def __str__(self) -> str:
        return self.title


class Conclusion(AgencyOwned, Searchable):
    """An order of the chair, as the notice words it, and the task that it became."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="conclusions")
    order = models.PositiveIntegerField("thứ tự")
    path = models.CharField("số", max_length=200, blank=True)
    section = models.TextField("mục", blank=True)
    line = models.PositiveIntegerField("dòng trong văn bản", null=True, blank=True)
    text = models.TextField("nội dung")
    unit_words = models.TextField("đơn vị", blank=True)
    when_words = models.TextField("thời hạn", blank=True)
    task = models.ForeignKey(
        Task, models.PROTECT, null=True, blank=True, related_name="conclusions", verbose_name="nhiệm vụ"
    )

    class Meta:
        verbose_name = "kết luận"
        ordering = ("order",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "order"], name="conclusion_once_per_place"),
        ]
        indexes: ClassVar = [WordsIndex(name="conclusion_words")]

    def __str__(self) -> str:
        return f"{self.path} {self.text[:60]}"
