"""Notices, and how each person wants to be told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.organisation.models import AgencyOwned, User


class NoticeKind(models.TextChoices):
    """What a notice is about; people switch the mail of each kind off on their own."""

    WORK = "work", "Việc được giao"
    RESULT = "result", "Xác nhận, trả lại kết quả"
    EXTENSION = "extension", "Gia hạn"
    URGE = "urge", "Đôn đốc"
    PLAN = "plan", "Lập chương trình"
    SYSTEM = "system", "Hệ thống"


class Notice(AgencyOwned):
    """One thing that one person is told, with the page where it is answered."""

    to = models.ForeignKey(User, models.CASCADE, related_name="notices", verbose_name="người nhận")
    kind = models.CharField("loại", max_length=12, choices=NoticeKind)
    title = models.CharField("tiêu đề", max_length=300)
    text = models.TextField("nội dung", blank=True)
    url = models.CharField("trang", max_length=300, blank=True)  # a path inside the installation
    # Told only once: a second notice with the same key for the same person is not kept.
    key = models.CharField("khoá", max_length=200, null=True, blank=True)  # noqa: DJ001
    personal = models.BooleanField("gửi đích danh", default=False)  # mailed at once where the person wants that
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người báo")
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)
    # Mail: held by a worker, or left alone after a fault, until then; with which others in one mail; how often tried.
    mail_held_until = models.DateTimeField("đang gửi thư đến", null=True, blank=True)
    mail_key = models.CharField("thư", max_length=60, blank=True)
    mail_tries = models.PositiveSmallIntegerField("số lần gửi thư", default=0)
    mailed_at = models.DateTimeField("gửi thư lúc", null=True, blank=True)
    digested_on = models.DateField("trong bản tin ngày", null=True, blank=True)

    class Meta:
        verbose_name = "tin báo"
        ordering = ("-at", "-id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "key"], name="notice_once_per_key"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["to", "-at", "-id"], name="notice_inbox"),
            models.Index(fields=["to"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["personal", "at"], condition=models.Q(mailed_at__isnull=True), name="notice_to_mail"),
        ]

    def __str__(self) -> str:
        return self.title


class MailWish(AgencyOwned):
    """How a person wants mail; without a row the defaults hold: a digest at seven, at once what is for them alone."""

    user = models.OneToOneField(User, models.CASCADE, related_name="mail_wish", verbose_name="người dùng")
    digest = models.BooleanField("bản tin mỗi ngày làm việc", default=True)
    digest_hour = models.PositiveSmallIntegerField("gửi lúc (giờ)", default=7)
    at_once = models.BooleanField("gửi ngay việc đích danh", default=True)
    muted = models.JSONField("không gửi thư về", default=list)  # values of `NoticeKind`
    digest_sent_on = models.DateField("bản tin gần nhất", null=True, blank=True)
    # The digest of a day while it is being sent: what came until when is in it, whose it is, how often tried.
    digest_until = models.DateTimeField("bản tin gồm đến lúc", null=True, blank=True)
    digest_held_until = models.DateTimeField("đang gửi bản tin đến", null=True, blank=True)
    digest_tries = models.PositiveSmallIntegerField("số lần gửi bản tin", default=0)
    tested_at = models.DateTimeField("gửi thử lúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "cách nhận thư"

    def __str__(self) -> str:
        return f"{self.user}"

    def mails(self, kind: str) -> bool:
        """Whether notices of a kind go by mail at all."""
        return kind not in self.muted
