"""Tasks, their products, progress and origins."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import TaskState
from giaoban.core.lifecycle.timeliness import Timeliness, timeliness
from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned, Unit, User

STATES = [(state.value, state.label) for state in TaskState]


class Task(AgencyOwned):
    """A piece of work. The words of the paper are kept beside the units, people and days that they mean."""

    text = models.TextField("nội dung")
    lead_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị chủ trì"
    )
    lead_unit_words = models.TextField("đơn vị (như văn bản)", blank=True)
    leader = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lãnh đạo chỉ đạo"
    )
    leader_words = models.TextField("lãnh đạo (như văn bản)", blank=True)
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người thực hiện"
    )
    supporting_units = models.ManyToManyField(Unit, related_name="+", verbose_name="đơn vị phối hợp")
    partners_words = models.TextField("phối hợp (như văn bản)", blank=True)
    when_words = models.TextField("thời hạn (như văn bản)", blank=True)
    deadline_kind = models.CharField(
        "loại thời hạn", max_length=20, choices=[(k.value, k.value) for k in DeadlineKind], default=DeadlineKind.NONE
    )
    start = models.DateField("từ ngày", null=True, blank=True)
    due = models.DateField("hạn", null=True, blank=True)
    first_due = models.DateField("hạn đầu tiên", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=30, choices=STATES, default=TaskState.ASSIGNED)
    percent = models.PositiveSmallIntegerField("tiến độ", default=0)
    done_on = models.DateField("ngày nộp sản phẩm", null=True, blank=True)
    handed_in_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nộp sản phẩm"
    )
    confirmed_on = models.DateField("ngày xác nhận", null=True, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người giao")
    created_at = models.DateTimeField("giao lúc", auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    folded = models.TextField("chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = "nhiệm vụ"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent_up_to_100"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(due__isnull=True) | Q(start__lte=F("due")),
                name="task_starts_before_it_is_due",
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.DONE) | Q(done_on__isnull=False), name="task_done_has_a_day"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "due", "id"]),
            models.Index(fields=["agency", "lead_unit", "due", "id"]),
            models.Index(fields=["agency", "assignee", "due", "id"]),
            models.Index(fields=["agency", "state", "due", "id"]),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def timeliness(self, today: date) -> Timeliness | None:
        """How the task stands against its last agreed deadline on a day; None where that is not measured."""
        return timeliness(TaskState(self.state), self.due, self.done_on, today)


class Product(AgencyOwned):
    """Something that the task has to give."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="products")
    text = models.TextField("sản phẩm")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "sản phẩm"
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.text


class ProgressReport(AgencyOwned):
    """What somebody reported about a task at a moment; never changed."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người báo")
    at = models.DateTimeField("lúc", auto_now_add=True)
    percent = models.PositiveSmallIntegerField("tiến độ")
    text = models.TextField("nội dung", blank=True)

    class Meta:
        verbose_name = "báo cáo tiến độ"
        ordering = ("-at", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_up_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.percent}%"


class OriginKind(models.TextChoices):
    PROGRAMME_LINE = "programme_line", "Dòng chương trình"
    CONCLUSION = "conclusion", "Kết luận"
    DIRECTIVE = "directive", "Văn bản chỉ đạo"
    AD_HOC = "ad_hoc", "Phát sinh"


class Origin(AgencyOwned):
    """Who ordered the task: the very words, and where they stand. A task carried over has several."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="origins")
    kind = models.CharField("nguồn", max_length=20, choices=OriginKind)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản")
    page = models.PositiveIntegerField("trang", null=True, blank=True)
    line = models.PositiveIntegerField("dòng", null=True, blank=True)
    label = models.TextField("nguồn", blank=True)
    quote = models.TextField("nguyên văn")
    spans = models.JSONField("vị trí", default=list)

    class Meta:
        verbose_name = "nguồn"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label or self.get_kind_display()
