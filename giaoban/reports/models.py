"""Reviews and figures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned


class Review(AgencyOwned):
    """A report of a past period that was taken in."""

    title = models.TextField("tên")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    start = models.DateField("từ ngày", null=True, blank=True)
    end = models.DateField("đến ngày", null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="văn bản")

    class Meta:
        verbose_name = "báo cáo"
        indexes: ClassVar = [models.Index(fields=["agency", "-start", "-id"])]

    def __str__(self) -> str:
        return self.title


class ReportFigure(AgencyOwned):
    """A quantity that a review states, with the clause that states it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="figures")
    order = models.PositiveIntegerField("thứ tự")
    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6)
    unit = models.TextField("đơn vị đếm", blank=True)
    text = models.TextField("câu nêu số liệu")
    line = models.PositiveIntegerField("dòng trong văn bản", null=True, blank=True)

    class Meta:
        verbose_name = "số liệu"
        ordering = ("order",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "order"], name="figure_once_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"
