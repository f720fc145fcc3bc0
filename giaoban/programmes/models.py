"""Programmes, their sections and lines."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned, User
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable
from giaoban.tasks.models import Task


class ProgrammeKind(models.TextChoices):
    ANNUAL = "annual_programme", "Chương trình năm"
    QUARTERLY = "quarterly_programme", "Chương trình quý"
    MONTHLY = "monthly_programme", "Chương trình tháng"
    MONTHLY_SCHEDULE = "monthly_schedule", "Lịch công tác tháng"
    WEEKLY_SCHEDULE = "weekly_schedule", "Lịch công tác tuần"


class Programme(AgencyOwned, Searchable):
    """A programme that was taken in and confirmed."""

    kind = models.CharField("loại", max_length=30, choices=ProgrammeKind)
    title = models.TextField("tên")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    start = models.DateField("từ ngày", null=True, blank=True)
    end = models.DateField("đến ngày", null=True, blank=True)
    signer = models.CharField("người ký", max_length=200, blank=True)
    # None for a programme that was made here (`planning`) and has no paper yet.
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản")
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name="điều chỉnh chương trình"
    )

    class Meta:
        verbose_name = "chương trình"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
                name="programme_starts_before_it_ends",
            ),
        ]
        indexes: ClassVar = [WordsIndex(name="programme_words"), models.Index(fields=["agency", "-start", "-id"])]

    def __str__(self) -> str:
        return self.title


class Section(AgencyOwned):
    """A heading of a programme that holds lines."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="sections")
    path = models.CharField("đường dẫn", max_length=200)
    title = models.TextField("tên mục")
    order = models.PositiveIntegerField("thứ tự")

    class Meta:
        verbose_name = "mục"
        ordering = ("order",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "order"], name="section_once_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.title}"


class Line(AgencyOwned):
    """A row of a programme as printed (after the person's corrections), and the task that it mentions."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="lines")
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="lines")
    order = models.PositiveIntegerField("thứ tự")
    path = models.CharField("số", max_length=200, blank=True)
    line = models.PositiveIntegerField("dòng trong văn bản", null=True, blank=True)
    text = models.TextField("nội dung")
    products = models.TextField("sản phẩm", blank=True)
    when_words = models.TextField("thời gian", blank=True)
    leader_words = models.TextField("lãnh đạo", blank=True)
    unit_words = models.TextField("đơn vị", blank=True)
    partners_words = models.TextField("phối hợp", blank=True)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name="nhiệm vụ")
    # The line of the annual programme that this one takes up, where it is not the same task.
    annual = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="taken_up_by", verbose_name="dòng chương trình năm"
    )
    added_on = models.DateField("bổ sung ngày", null=True, blank=True)  # by an amendment, after the issue
    withdrawn_on = models.DateField("rút ngày", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "dòng chương trình"
        ordering = ("order",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "order"], name="line_once_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.text[:60]}"


class LineChangeKind(models.TextChoices):
    ADD = "add", "Bổ sung"
    CHANGE = "change", "Điều chỉnh"
    WITHDRAW = "withdraw", "Rút"


class LineChange(AgencyOwned):
    """A change of a programme after its issue: which line, why, from which day, on whose authority."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="changes")
    line = models.ForeignKey(Line, models.CASCADE, related_name="changes")
    kind = models.CharField("loại", max_length=10, choices=LineChangeKind)
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    authority = models.TextField("thẩm quyền")  # who decided, by which paper: "Giám đốc, Công văn 12/SKHCN-VP"
    reason = models.TextField("lý do")
    before = models.JSONField("trước", default=dict)  # the printed cells as they were
    after = models.JSONField("sau", default=dict)

    class Meta:
        verbose_name = "điều chỉnh dòng"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.line}"
