"""Tasks, their products, progress and origins."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.lifecycle.timeliness import Timeliness, timeliness
from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned, Unit, User
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable

STATES = [(state.value, state.label) for state in TaskState]
NEVER = date(9999, 12, 31)  # stands for "no deadline" where rows are put in order


class Phase(models.TextChoices):
    """The states as a list asks for them: one value per index entry, where a set of states would be a scan."""

    OPEN = "open", "Chưa xong"
    DONE = "done", "Hoàn thành"
    OFF = "off", "Nháp, đã huỷ"


_PHASE = Case(
    When(state__in=[state.value for state in sorted(OPEN)], then=Value(Phase.OPEN.value)),
    When(state=TaskState.DONE.value, then=Value(Phase.DONE.value)),
    default=Value(Phase.OFF.value),
    output_field=models.CharField(max_length=4),
)
# The deadline of open work while it can still be missed, or was: a product handed in on time cannot be late any more.
_OPEN_DUE = Case(
    When(state=TaskState.AWAITING_CONFIRMATION.value, done_on__lte=F("due"), then=Value(None)),
    When(state__in=[state.value for state in sorted(OPEN)], then=F("due")),
    default=Value(None),
    output_field=models.DateField(null=True),
)


class Task(AgencyOwned, Searchable):
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
    assignee = models.ForeignKey(  # found by the index `task_person`
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người thực hiện", db_index=False
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
    carried = models.PositiveSmallIntegerField("số lần chuyển kỳ", default=0)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người giao")
    created_at = models.DateTimeField("giao lúc", auto_now_add=True)
    version = models.PositiveIntegerField(default=1)
    # Computed by the database from the columns above, for lists of any length (docs/decisions/0011-lists.md).
    phase = models.GeneratedField(expression=_PHASE, output_field=models.CharField(max_length=4), db_persist=True)
    due_order = models.GeneratedField(
        expression=Coalesce(F("due"), Value(NEVER, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    open_due = models.GeneratedField(
        expression=_OPEN_DUE, output_field=models.DateField(null=True), db_persist=True, null=True
    )

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
            WordsIndex(name="task_words"),
            models.Index(fields=["agency", "due_order", "id"], name="task_all"),
            models.Index(fields=["agency", "phase", "due_order", "id"], name="task_phase"),
            models.Index(fields=["agency", "lead_unit", "phase", "due_order", "id"], name="task_unit_phase"),
            models.Index(fields=["agency", "assignee", "phase", "due_order", "id"], name="task_person_phase"),
            models.Index(fields=["agency", "leader", "phase", "due_order", "id"], name="task_leader_phase"),
            models.Index(fields=["assignee", "agency", "due_order", "id"], name="task_person"),
            models.Index(fields=["agency", "state", "due_order", "id"], name="task_state"),
            models.Index(fields=["agency", "lead_unit", "state", "due_order", "id"], name="task_unit_state"),
            models.Index(  # what heads hand out
                fields=["agency", "lead_unit", "phase", "due_order", "id"],
                name="task_unit_nobodys",
                condition=Q(assignee__isnull=True),
            ),
            models.Index(fields=["agency", "open_due", "id"], name="task_open_due"),
            models.Index(fields=["agency", "lead_unit", "open_due", "id"], name="task_unit_open_due"),
            models.Index(fields=["agency", "assignee", "open_due", "id"], name="task_person_open_due"),
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
    """What somebody reported about a task on a day; never changed, at most marked as taken back at once."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người báo")
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc", auto_now_add=True)
    percent = models.PositiveSmallIntegerField("tiến độ")
    text = models.TextField("nội dung", blank=True)
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "báo cáo tiến độ"
        ordering = ("-at", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent_up_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.percent}%"


class Submission(AgencyOwned):
    """A product as it was handed in: words, the number and date of an issued paper, or a file; never changed."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="submissions")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nộp")
    on = models.DateField("ngày nộp")
    at = models.DateTimeField("lúc", auto_now_add=True)
    text = models.TextField("nội dung", blank=True)
    number = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    signed_on = models.DateField("ngày văn bản", null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "sản phẩm đã nộp"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.number or self.text[:60]


class SavedView(AgencyOwned):
    """A list of tasks that a person comes back to: a name for the filters in its address."""

    user = models.ForeignKey(User, models.CASCADE, related_name="views", verbose_name="người lưu")
    name = models.CharField("tên", max_length=80)
    query = models.TextField("bộ lọc", blank=True)

    class Meta:
        verbose_name = "danh sách đã lưu"
        ordering = ("name",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], name="view_once_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


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
    # The row of the paper's table with its header, kept here so that a task's page never opens the whole paper.
    printed = models.JSONField("dòng bảng như đã in", default=dict)

    class Meta:
        verbose_name = "nguồn"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label or self.get_kind_display()
