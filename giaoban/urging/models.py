"""The ladder of an agency as data, the days on which it was climbed; what a desk remembers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.organisation.models import AgencyOwned, User


class ToldAs(models.TextChoices):
    """Whom a rung reaches, seen from the task."""

    DOER = "doer", "Người thực hiện"
    UNIT_HEAD = "unit_head", "Trưởng đơn vị"
    DIRECTING_LEADER = "directing_leader", "Lãnh đạo chỉ đạo"
    DIRECTOR = "director", "Giám đốc"


class Rung(AgencyOwned):
    """A step of the ladder: so many working days from the deadline (before it: negative), somebody is told."""

    days = models.SmallIntegerField("ngày làm việc so với hạn")
    to_as = models.CharField("báo cho", max_length=20, choices=ToldAs)
    text = models.TextField("lời nhắc", blank=True)
    active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "bậc đôn đốc"
        ordering = ("days", "to_as")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "days", "to_as"], name="rung_once"),
        ]

    def __str__(self) -> str:
        return f"{self.days:+d} → {self.get_to_as_display()}"


class LadderRun(AgencyOwned):
    """One working day on which an agency's ladder was climbed to its end."""

    on = models.DateField("ngày")
    began_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("xong lúc", null=True, blank=True)
    told = models.PositiveIntegerField("số lượt", default=0)

    class Meta:
        verbose_name = "lượt chạy đôn đốc"
        ordering = ("-on",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "on"], name="ladder_run_once_a_day")]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"


class UrgingRules(AgencyOwned):
    """When an agency's ladder speaks; without a row the defaults hold."""

    active = models.BooleanField("tự động đôn đốc", default=True)
    from_hour = models.PositiveSmallIntegerField("không sớm hơn (giờ)", default=7)
    to_hour = models.PositiveSmallIntegerField("không muộn hơn (giờ)", default=18)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "quy tắc đôn đốc"
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency"], name="urging_rules_once")]

    def __str__(self) -> str:
        return "Quy tắc đôn đốc"


class LastLook(AgencyOwned):
    """When a person last looked at their desk, and on which earlier day before that: what is new is new since then."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+", verbose_name="người xem")
    on = models.DateField("xem ngày")
    before = models.DateField("lần xem trước", null=True, blank=True)

    class Meta:
        verbose_name = "lần xem bàn làm việc"

    def __str__(self) -> str:
        return f"{self.user}: {self.on:%d/%m/%Y}"


class WeekMark(AgencyOwned):
    """How much work was overdue at the end of a week, reckoned once and kept: what comes later changes no past."""

    ends_on = models.DateField("tuần đến ngày")
    overdue = models.PositiveIntegerField("quá hạn")

    class Meta:
        verbose_name = "quá hạn cuối tuần"
        ordering = ("ends_on",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "ends_on"], name="week_mark_once")]

    def __str__(self) -> str:
        return f"{self.ends_on:%d/%m/%Y}: {self.overdue}"
