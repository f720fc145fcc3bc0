"""Intakes: papers on their way from upload to work."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.documents.models import Paper
from giaoban.meetings.models import Meeting
from giaoban.organisation.models import AgencyOwned, User
from giaoban.programmes.models import Programme


class IntakeState(models.TextChoices):
    READING = "reading", "Đang đọc"
    TO_REVIEW = "to_review", "Chờ xác nhận"
    CONFIRMED = "confirmed", "Đã xác nhận"
    REFUSED = "refused", "Không đọc được"


class Intake(AgencyOwned):
    """One paper being taken in. `draft` is what the person sees and corrects (`rows.Draft` as JSON);
    `reading` is what the machine read, kept as it was.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="intake", verbose_name="văn bản")
    state = models.CharField("trạng thái", max_length=20, choices=IntakeState, default=IntakeState.READING)
    kind = models.CharField("loại văn bản", max_length=30, blank=True)
    title = models.TextField("tên văn bản", blank=True)
    refusal = models.TextField("vì sao không đọc được", blank=True)
    reading = models.JSONField("điều máy đọc", default=dict)
    draft = models.JSONField("bản đang sửa", default=dict)
    version = models.PositiveIntegerField(default=1)
    read_as = models.CharField("đọc theo loại", max_length=30, blank=True)
    pages_done = models.PositiveIntegerField("số trang đã đọc", default=0)
    pages_total = models.PositiveIntegerField("tổng số trang", default=0)
    # When whoever reads the paper last gave a sign of life; an old one means that the reading died.
    heartbeat = models.DateTimeField("lần cuối có tín hiệu đọc", null=True, blank=True)
    # How often a reader has begun: a paper that kills each of them is refused in the end.
    attempts = models.PositiveSmallIntegerField("số lần thử đọc", default=0)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nạp")
    brought_at = models.DateTimeField("nạp lúc", auto_now_add=True)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xác nhận"
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="chương trình"
    )
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="cuộc họp"
    )
    amends = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="điều chỉnh chương trình"
    )
    counts = models.JSONField("đã tạo", default=dict)
    # What the confirmation changed in earlier work, as it was before, so that the whole intake can be taken back.
    effects = models.JSONField("đã làm thay đổi", default=dict)

    class Meta:
        verbose_name = "văn bản nạp"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state=IntakeState.CONFIRMED) | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="intake_confirmed_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "-brought_at"])]

    def __str__(self) -> str:
        return self.title or self.paper.name
