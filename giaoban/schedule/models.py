"""Events of the calendar."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.organisation.models import AgencyOwned, Unit, User
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable


class Session(models.TextChoices):
    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    EVENING = "evening", "Tối"
    ALL_DAY = "all_day", "Cả ngày"


class Event(AgencyOwned, Searchable):
    """Something on the calendar. The words of the paper stay beside the unit and the people they mean.

    `paper` names its source by number only: the calendar stands beside the register of papers, not above it.
    """

    date = models.DateField("ngày")
    until = models.DateField("đến ngày", null=True, blank=True)
    session = models.CharField("buổi", max_length=20, choices=Session, default=Session.ALL_DAY)
    time = models.TimeField("giờ", null=True, blank=True)
    text = models.TextField("nội dung")
    place = models.TextField("địa điểm", blank=True)
    leader_words = models.TextField("lãnh đạo (như văn bản)", blank=True)
    leaders = models.ManyToManyField(User, related_name="+", verbose_name="lãnh đạo dự")
    unit_words = models.TextField("đơn vị chuẩn bị (như văn bản)", blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị chuẩn bị"
    )
    # A key by name, for the database only; this app never follows it.
    paper = models.ForeignKey(
        "documents.Paper", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản"
    )
    line = models.PositiveIntegerField("dòng trong văn bản", null=True, blank=True)
    spans = models.JSONField("vị trí", default=list)

    class Meta:
        verbose_name = "lịch"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("date")), name="event_ends_after_it_starts"
            ),
        ]
        indexes: ClassVar = [WordsIndex(name="event_words"), models.Index(fields=["agency", "date"])]

    def __str__(self) -> str:
        return f"{self.date} {self.text[:60]}"
