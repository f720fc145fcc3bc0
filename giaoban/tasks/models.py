"""Tasks, their products, progress and origins."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.lifecycle.tasks import OPEN, TaskState
from giaoban.core.lifecycle.timeliness import Against, Timeliness, timeliness
from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned, Unit, User
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable
from giaoban.web.clock import today

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
# The deadline of open work while it can still be missed, or was: a product handed in on time cannot be late any more,
# and the clock of work that was stopped in time stands still.
_OPEN_DUE = Case(
    When(state=TaskState.AWAITING_CONFIRMATION.value, done_on__lte=F("due"), then=Value(None)),
    When(state=TaskState.PAUSED.value, paused_on__lte=F("due"), then=Value(None)),
    When(state__in=[state.value for state in sorted(OPEN)], then=F("due")),
    default=Value(None),
    output_field=models.DateField(null=True),
)


# The day from which work is open no more: what statistics of a period reckon with.
_CLOSED_ON = Case(
    When(state=TaskState.DONE.value, then=Coalesce(F("confirmed_on"), F("done_on"))),
    When(state=TaskState.CANCELLED.value, then=Coalesce(F("cancelled_on"), F("given_on"))),
    default=Value(None),
    output_field=models.DateField(null=True),
)

# All that statistics ask of a task of a period: they are counted in the index, no row is looked at.
_COUNTED = (
    "given_on", "inner", "state", "due", "done_on", "first_due", "paused_on", "carried", "lead_unit", "leader",
    "assignee",
)  # fmt: skip


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
    # The day that decides "on time": that of handing in, or of the confirmation where the agency's rule says so.
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    reported_on = models.DateField("ngày nộp sản phẩm", null=True, blank=True)
    handed_in_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nộp sản phẩm"
    )
    confirmed_on = models.DateField("ngày xác nhận", null=True, blank=True)
    carried = models.PositiveSmallIntegerField("số lần chuyển kỳ", default=0)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="thuộc nhiệm vụ"
    )
    # A step inside the unit that has the whole: it helps the unit, and statistics count the whole only.
    inner = models.BooleanField("việc nhỏ trong đơn vị", default=False)
    # Since when it lies with the office because its unit said that it is not theirs; until another unit has it.
    returned_on = models.DateField("trả về Văn phòng ngày", null=True, blank=True)
    field = models.CharField("lĩnh vực", max_length=200, blank=True)
    given_on = models.DateField("ngày giao", default=today)
    last_word_on = models.DateField("ngày có tin gần nhất", default=today)
    paused_on = models.DateField("tạm dừng từ", null=True, blank=True)
    cancelled_on = models.DateField("ngày huỷ", null=True, blank=True)
    # Scoring inputs (Decree 335/2025): whether what held the work up was confirmed as an objective cause.
    objective_cause = models.BooleanField("nguyên nhân khách quan", default=False)
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

    closed_on = models.GeneratedField(
        expression=_CLOSED_ON, output_field=models.DateField(null=True), db_persist=True, null=True
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
            models.Index(fields=["agency", "given_on", "closed_on", "lead_unit"], name="task_given"),
            models.Index(fields=["agency", "closed_on", *_COUNTED], name="task_closed"),
            models.Index(fields=["agency", "phase", "last_word_on", "id"], name="task_silent"),
            models.Index(fields=["agency", "phase", "reported_on", "id"], name="task_waiting"),
            # What is taken off the counts of a unit's work, and what the office has to give anew: few rows each.
            models.Index(
                fields=["agency", "lead_unit", "phase", "open_due"], name="task_steps", condition=Q(inner=True)
            ),
            models.Index(
                fields=["agency", "due_order", "id"], name="task_returned", condition=Q(returned_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def timeliness(self, on: date, against: Against = Against.LAST) -> Timeliness | None:
        """How the task stands on a day, against its last agreed deadline or the first one; None where that is not
        measured."""
        due: date | None = getattr(self, against.value)
        return timeliness(TaskState(self.state), due, self.done_on, on, paused_on=self.paused_on)


class Product(AgencyOwned):
    """Something that the task has to give."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="products")
    text = models.TextField("sản phẩm")
    order = models.PositiveSmallIntegerField(default=0)
    # Scoring inputs (Decree 335/2025): how many converted products one of these is, and how many there shall be.
    factor = models.DecimalField("hệ số quy đổi", max_digits=6, decimal_places=2, default=1)
    number = models.PositiveSmallIntegerField("số lượng", default=1)

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


class Judgement(models.TextChoices):
    """What was said of a product that was handed in; each return is one more quality round."""

    ACCEPTED = "accepted", "Đạt"
    RETURNED = "returned", "Trả lại"


class Submission(AgencyOwned):
    """A product as it was handed in: words, the number and date of an issued paper, or a file; never changed."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="submissions")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nộp")
    on = models.DateField("ngày nộp")
    at = models.DateTimeField("lúc", auto_now_add=True)
    text = models.TextField("nội dung", blank=True)
    # Which of the named products it is; none where it stands for all of them. No key: products are named anew.
    product = models.TextField("cho sản phẩm", blank=True)
    number = models.CharField("số, ký hiệu văn bản", max_length=60, blank=True)
    signed_on = models.DateField("ngày văn bản", null=True, blank=True)
    link = models.URLField("liên kết", max_length=500, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")
    judgement = models.CharField("kết quả xem xét", max_length=10, choices=Judgement, blank=True)
    judged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xem xét"
    )
    judged_on = models.DateField("ngày xem xét", null=True, blank=True)
    judged_reason = models.TextField("lý do trả lại", blank=True)
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
        indexes: ClassVar = [models.Index(fields=["agency", "kind", "task"], name="origin_kind")]

    def __str__(self) -> str:
        return self.label or self.get_kind_display()


class ExtensionState(models.TextChoices):
    ASKED = "asked", "Chờ quyết định"
    GRANTED = "granted", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút"


class Extension(AgencyOwned):
    """A request for another deadline and what was decided of it; never changed after that."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người xin")
    asked_on = models.DateField("ngày xin")
    asked_at = models.DateTimeField("xin lúc", auto_now_add=True)
    was_due = models.DateField("hạn khi xin")
    proposed_due = models.DateField("hạn đề nghị")
    proposed_words = models.TextField("hạn đề nghị (như đã viết)", blank=True)
    reason = models.TextField("lý do")
    after_due = models.BooleanField("xin sau khi đã quá hạn", default=False)
    objective = models.BooleanField("nguyên nhân khách quan (người xin nêu)", default=False)
    state = models.CharField("trạng thái", max_length=10, choices=ExtensionState, default=ExtensionState.ASKED)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết định"
    )
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    granted_due = models.DateField("hạn được duyệt", null=True, blank=True)
    objective_confirmed = models.BooleanField("xác nhận nguyên nhân khách quan", default=False)
    note = models.TextField("ý kiến", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "gia hạn"
        ordering = ("-asked_at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task"], condition=Q(state="asked"), name="extension_one_asked_at_a_time"),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_due__isnull=False), name="extension_granted_has_a_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "state", "asked_on"], name="extension_state")]

    def __str__(self) -> str:
        return f"{self.was_due:%d/%m/%Y} → {self.proposed_due:%d/%m/%Y}"


class DeadlineCause(models.TextChoices):
    EXTENSION = "extension", "Gia hạn"
    CHANGE = "change", "Người giao đổi hạn"
    SUSPENSION = "suspension", "Tạm dừng"
    CARRY_OVER = "carry_over", "Chuyển kỳ"
    AMENDMENT = "amendment", "Điều chỉnh chương trình"


class DeadlineChange(AgencyOwned):
    """One more deadline that was agreed, beside those before it: the ledger from which statistics are told."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="deadline_changes")
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người quyết định")
    was_due = models.DateField("hạn cũ", null=True, blank=True)
    now_due = models.DateField("hạn mới", null=True, blank=True)
    was_words = models.TextField("hạn cũ (như văn bản)", blank=True)
    now_words = models.TextField("hạn mới (như văn bản)", blank=True)
    cause = models.CharField("do", max_length=12, choices=DeadlineCause)
    reason = models.TextField("lý do", blank=True)
    objective = models.BooleanField("nguyên nhân khách quan", default=False)
    extension = models.ForeignKey(
        Extension, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gia hạn"
    )
    undone_at = models.DateTimeField("rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thay đổi thời hạn"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.get_cause_display()}: {self.now_due}"


class Urge(AgencyOwned):
    """One step of urging: who was told about which task and deadline, when, and what they answered.

    A step of the ladder has its `rung` (working days from the deadline); an urge by hand has who urged instead.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="urges")
    due = models.DateField("về hạn", null=True, blank=True)
    rung = models.SmallIntegerField("bậc", null=True, blank=True)
    to = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhận")
    to_as = models.CharField("với tư cách", max_length=20)  # doer, unit_head, directing_leader, director
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đôn đốc")
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc")
    text = models.TextField("nội dung", blank=True)
    notice = models.ForeignKey(
        "notifications.Notice", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="tin báo"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answer = models.TextField("trả lời", blank=True)

    class Meta:
        verbose_name = "lượt đôn đốc"
        ordering = ("-at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["task", "due", "rung", "to"], condition=Q(rung__isnull=False), name="urge_each_step_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "-at"], name="urge_log"),
            models.Index(fields=["to", "answered_at"], name="urge_to"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} → {self.to}"


class TaskRules(AgencyOwned):
    """What an agency has decided about its tasks; without a row the defaults hold (`queries.task_rules`)."""

    on_time_by = models.CharField(
        "đúng hạn tính theo",
        max_length=10,
        choices=[("reported", "Ngày nộp sản phẩm"), ("confirmed", "Ngày xác nhận")],
        default="reported",
    )
    refuse_odd_deadlines = models.BooleanField("không nhận thời hạn trái (ngày nghỉ, kỳ đã đóng)", default=False)
    silent_after = models.PositiveSmallIntegerField("coi là im lặng sau (ngày làm việc)", default=10)
    waits_long_after = models.PositiveSmallIntegerField("chờ xác nhận lâu sau (ngày làm việc)", default=3)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "quy tắc về nhiệm vụ"
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency"], name="task_rules_once")]

    def __str__(self) -> str:
        return "Quy tắc về nhiệm vụ"

    @property
    def counts_reported(self) -> bool:
        """Whether the day of handing in decides "on time"; else that of the confirmation does."""
        return self.on_time_by == "reported"
