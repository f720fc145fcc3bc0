"""Collections, sheets and proposals; drafts, their lines, versions and comments; templates of recurring work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.core.calendar.deadlines import DeadlineKind
from giaoban.core.calendar.periods import name_of
from giaoban.documents.models import Paper
from giaoban.organisation.models import AgencyOwned, Unit, User
from giaoban.programmes.models import Line, Programme, ProgrammeKind
from giaoban.tasks.models import Task

DEADLINE_KINDS = [(kind.value, kind.value) for kind in DeadlineKind]


class PrintedWork(models.Model):
    """What a row of a plan says: the words as they will be printed, beside the units, people and days they mean."""

    order = models.PositiveIntegerField("thứ tự", default=0)
    text = models.TextField("nội dung")
    products = models.TextField("sản phẩm", blank=True)  # one a line
    when_words = models.TextField("thời hạn", blank=True)
    deadline_kind = models.CharField("loại thời hạn", max_length=20, choices=DEADLINE_KINDS, default=DeadlineKind.NONE)
    start = models.DateField("từ ngày", null=True, blank=True)
    due = models.DateField("hạn", null=True, blank=True)
    leader = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lãnh đạo chỉ đạo"
    )
    leader_words = models.TextField("lãnh đạo (như đã viết)", blank=True)
    partners_words = models.TextField("phối hợp", blank=True)
    section = models.TextField("mục", blank=True)
    # What it comes from: running work that goes on, the annual line or template that foresees it.
    task = models.ForeignKey(
        Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ đang chạy"
    )
    annual = models.ForeignKey(
        Line, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dòng chương trình năm"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Collection(AgencyOwned):
    """The office asks the units for what the next period shall hold, until a closing day."""

    kind = models.CharField("loại", max_length=30, choices=ProgrammeKind)
    start = models.DateField("từ ngày")
    end = models.DateField("đến ngày")
    closes_on = models.DateField("hạn đăng ký")
    note = models.TextField("lời nhắn", blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người mở")
    opened_at = models.DateTimeField("mở lúc", auto_now_add=True)
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "đợt đăng ký"
        ordering = ("-start", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "kind", "start"], name="collection_once_per_period"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="collection_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.start:%d/%m/%Y}"


class SheetState(models.TextChoices):
    OPEN = "open", "Đang soạn"
    SUBMITTED = "submitted", "Đã gửi"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã nhận"


class Sheet(AgencyOwned):
    """What one unit registers in a collection."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField("trạng thái", max_length=10, choices=SheetState, default=SheetState.OPEN)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người gửi"
    )
    submitted_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    returned_reason = models.TextField("lý do trả lại", blank=True)
    paper = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp của đơn vị"
    )
    faults = models.JSONField("điều còn thiếu", default=list)  # of an uploaded sheet that was returned
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "phiếu đăng ký"
        ordering = ("unit__order", "unit__name")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collection", "unit"], name="sheet_once_per_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}"


class ProposalSource(models.TextChoices):
    UNFINISHED = "unfinished", "Việc chưa xong"
    ANNUAL = "annual", "Chương trình năm"
    TEMPLATE = "template", "Việc lặp lại"
    CONCLUSION = "conclusion", "Kết luận"
    ADDED = "added", "Đơn vị đăng ký"
    UPLOADED = "uploaded", "Từ tệp của đơn vị"


class Template(AgencyOwned):
    """Work that comes again by rule. Each time is a record of its own, never a copy that is edited."""

    text = models.TextField("nội dung")
    products = models.TextField("sản phẩm", blank=True)
    when_words = models.TextField("thời hạn trong kỳ", blank=True)  # "Trước ngày 25", "Ngày làm việc đầu tiên"
    section = models.TextField("mục", blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị chủ trì")
    leader = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lãnh đạo chỉ đạo"
    )
    months = models.PositiveSmallIntegerField("các tháng", default=0)  # bit 0 is January; what the rule comes to
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    annual = models.ForeignKey(
        Line, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dòng chương trình năm"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "việc lặp lại"
        ordering = ("unit__order", "text")

    def __str__(self) -> str:
        return self.text[:80]


class Proposal(AgencyOwned, PrintedWork):
    """A row of a unit's sheet; only ticked ones are submitted."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="proposals")
    source = models.CharField("nguồn", max_length=12, choices=ProposalSource, default=ProposalSource.ADDED)
    ticked = models.BooleanField("đăng ký", default=True)
    note = models.TextField("ghi chú của đơn vị", blank=True)

    class Meta(PrintedWork.Meta):
        verbose_name = "đề xuất"
        ordering = ("order", "id")
        indexes: ClassVar = [models.Index(fields=["sheet", "order"], name="proposal_in_order")]

    def __str__(self) -> str:
        return self.text[:80]


class Occurrence(AgencyOwned):
    """One time of a template: the period that it fell due in, and what became of it."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="occurrences")
    start = models.DateField("kỳ từ ngày")
    proposal = models.ForeignKey(
        Proposal, models.SET_NULL, null=True, blank=True, related_name="occurrences", verbose_name="đề xuất"
    )
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="nhiệm vụ")

    class Meta:
        verbose_name = "lần lặp lại"
        ordering = ("-start",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "start"], name="occurrence_once_per_period"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.start:%m/%Y}"


class DraftState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    SUBMITTED = "submitted", "Trình duyệt"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"


class Draft(AgencyOwned):
    """The programme that the office makes of a collection, until it is issued."""

    collection = models.OneToOneField(Collection, models.CASCADE, related_name="draft")
    state = models.CharField("trạng thái", max_length=10, choices=DraftState, default=DraftState.DRAFT)
    title = models.TextField("tên")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    signer = models.CharField("người ký", max_length=200, blank=True)
    sections = models.JSONField("các mục", default=list)  # titles in order
    apart = models.JSONField("không phải một việc", default=list)  # pairs of alike lines that somebody told apart
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    programme = models.OneToOneField(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="chương trình"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "dự thảo chương trình"

    def __str__(self) -> str:
        return self.title


class DraftLine(AgencyOwned, PrintedWork):
    """A row of a draft. Joined proposals are all its sources."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="lines")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị chủ trì"
    )
    unit_words = models.TextField("đơn vị (như đã viết)", blank=True)
    supporting_units = models.ManyToManyField(Unit, related_name="+", verbose_name="đơn vị phối hợp")
    proposals = models.ManyToManyField(Proposal, related_name="draft_lines", verbose_name="các đề xuất")
    returned_reason = models.TextField("lý do trả lại", blank=True)
    dropped_reason = models.TextField("lý do không đưa vào", blank=True)
    dropped = models.BooleanField("không đưa vào", default=False)
    # The line that this one was joined into; it keeps its own words, so that the two can be taken apart again.
    joined_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="joined", verbose_name="đã ghép vào dòng"
    )

    class Meta(PrintedWork.Meta):
        verbose_name = "dòng dự thảo"
        ordering = ("order", "id")
        indexes: ClassVar = [models.Index(fields=["draft", "order"], name="draft_line_in_order")]

    def __str__(self) -> str:
        return self.text[:80]


class DraftVersion(AgencyOwned):
    """A draft as it stood when it was submitted, returned, approved or issued."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("bản số")
    state = models.CharField("khi", max_length=10, choices=DraftState)
    at = models.DateTimeField("lúc", auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người làm")
    note = models.TextField("ghi chú", blank=True)
    lines = models.JSONField("các dòng", default=list)

    class Meta:
        verbose_name = "bản dự thảo"
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_version_once"),
        ]

    def __str__(self) -> str:
        return f"Bản {self.number}"


class Comment(AgencyOwned):
    """What somebody says about a draft or one of its lines."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments")
    line = models.ForeignKey(
        DraftLine, models.CASCADE, null=True, blank=True, related_name="comments", verbose_name="dòng"
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người viết")
    at = models.DateTimeField("lúc", auto_now_add=True)
    text = models.TextField("ý kiến")
    settled_at = models.DateTimeField("xử lý xong lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.text[:60]


class CarryOver(AgencyOwned):
    """An unfinished task that went on to the next period: the same task, counted, with the reason."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="carry_overs")
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="chương trình trước"
    )
    from_start = models.DateField("kỳ trước từ ngày")
    to_start = models.DateField("kỳ sau từ ngày")
    to_end = models.DateField("kỳ sau đến ngày")
    times = models.PositiveSmallIntegerField("lần thứ")
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chuyển")
    on = models.DateField("ngày")

    class Meta:
        verbose_name = "chuyển kỳ"
        ordering = ("-on", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "to_start"], name="carry_over_once_per_period"),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "to_start"], name="carry_over_to")]

    def __str__(self) -> str:
        return f"Chuyển kỳ lần {self.times}: {self.task}"

    @property
    def period(self) -> str:
        """The office's name of the period that the task went on to."""
        return name_of(self.to_start, self.to_end)


class PlanningRules(AgencyOwned):
    """What an agency has decided about its programmes; without a row the defaults hold."""

    # Which of the six clears a line must have before the programme is issued (`core.lifecycle.clarity.Clear`).
    blocking_clears = models.JSONField("thiếu thì không ban hành", default=list, blank=True)
    month_closes_on = models.PositiveSmallIntegerField("đăng ký tháng sau chậm nhất ngày", default=20)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "quy tắc lập chương trình"
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency"], name="planning_rules_once")]

    def __str__(self) -> str:
        return "Quy tắc lập chương trình"
