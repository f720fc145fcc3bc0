"""Agencies, units, people, posts and learned names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Role(models.TextChoices):
    """What a person is in the software (`docs/words.md`)."""

    LEADER = "leader", "Lãnh đạo"
    OFFICE_CHIEF = "office_chief", "Chánh Văn phòng"
    UNIT_HEAD = "unit_head", "Trưởng đơn vị"
    SPECIALIST = "specialist", "Chuyên viên"
    CLERK = "clerk", "Văn thư"
    ADMIN = "admin", "Quản trị"
    OBSERVER = "observer", "Cơ quan cấp trên"


class Agency(models.Model):
    """A department or another office that owns its own rows."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=40)
    province = models.CharField("tỉnh, thành phố", max_length=80)
    parent_name = models.CharField("cơ quan cấp trên", max_length=200, blank=True)

    class Meta:
        verbose_name = "cơ quan"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "province"], name="agency_once_per_province"),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyOwned(models.Model):
    """Everything in the house belongs to one agency; `access.visible` filters by it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")

    class Meta:
        abstract = True


class UnitKind(models.TextChoices):
    LEADERSHIP = "leadership", "Ban Giám đốc"
    OFFICE = "office", "Văn phòng"
    DIVISION = "division", "Phòng"
    BRANCH = "branch", "Chi cục"
    CENTRE = "centre", "Trung tâm"
    OTHER = "other", "Khác"


class Unit(AgencyOwned):
    """A part of an agency while it lived. A renamed unit is a new row; the old one keeps its name and ends."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=60, blank=True)
    kind = models.CharField("loại", max_length=20, choices=UnitKind, default=UnitKind.DIVISION)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="đơn vị kế tục"
    )
    # Who stands for an ended unit after all that followed, kept beside `successor` so that a person's standing
    # needs one query however often a unit was renamed (docs/decisions/0016-people-in-time.md).
    heir = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="forerunners", verbose_name="đơn vị kế tục sau cùng"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "đơn vị"
        ordering = ("order", "name")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "name", "valid_from"], name="unit_once_per_name_and_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def lives_on(self, day: date) -> bool:
        """Whether the unit exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class User(AbstractBaseUser):
    """A person who signs in. What they may do comes from their posts, never from a flag here."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)  # where mail goes; without one everything is in the inbox
    is_active = models.BooleanField("đang dùng", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    joined_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    session_round = models.PositiveIntegerField("lượt phiên", default=0)
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["full_name"]

    objects = BaseUserManager()

    class Meta:
        verbose_name = "người dùng"
        ordering = ("full_name",)

    def __str__(self) -> str:
        return self.full_name

    def get_session_auth_hash(self) -> str:
        """What a session must carry to stay valid: changes with the password and with `session_round`."""
        return f"{self.session_round}:{super().get_session_auth_hash()}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under the secret keys of before."""
        for kept in super().get_session_auth_fallback_hash():
            yield f"{self.session_round}:{kept}"


class Post(AgencyOwned):
    """A role that a person holds, perhaps in a unit, for a span of days."""

    user = models.ForeignKey(User, models.CASCADE, related_name="posts", verbose_name="người giữ")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=Role)
    title = models.CharField("chức danh", max_length=120, blank=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "vị trí"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="post_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=[Role.UNIT_HEAD, Role.SPECIALIST]) | Q(unit__isnull=False),
                name="post_in_a_unit_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.title or self.get_role_display()}"


class Deputising(AgencyOwned):
    """Somebody stands in for somebody else for a span of days, with the roles and units of that person's posts."""

    principal = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người được thay")
    deputy = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người thay")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày")
    reason = models.CharField("lý do", max_length=200, blank=True)

    class Meta:
        verbose_name = "uỷ quyền"
        ordering = ("-valid_from", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="deputising_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(deputy=F("principal")), name="deputising_for_somebody_else"),
        ]
        indexes: ClassVar = [models.Index(fields=["deputy", "valid_to"])]

    def __str__(self) -> str:
        return f"{self.deputy} thay {self.principal}"


class Alias(AgencyOwned):
    """Another name by which papers call a unit or a person, kept when somebody decided so."""

    text = models.CharField("tên gọi", max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="aliases", verbose_name="đơn vị")
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="aliases", verbose_name="người")

    class Meta:
        verbose_name = "tên gọi khác"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "folded"], name="alias_once_per_agency"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=True) | Q(unit__isnull=True, user__isnull=False),
                name="alias_of_one_unit_or_one_person",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class DayKind(models.TextChoices):
    """What the office's own table says of a day."""

    OFF = "off", "Nghỉ"
    WORKED = "worked", "Làm việc"
    MORNING = "morning", "Chỉ làm buổi sáng"


class CalendarDay(AgencyOwned):
    """A day on which an agency departs from the public calendar: a swapped day, a working Saturday, a half day."""

    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=10, choices=DayKind)
    name = models.CharField("lý do", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày riêng của cơ quan"
        ordering = ("day",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "day"], name="calendar_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class TriesOf(models.TextChoices):
    """By what wrong sign-ins are counted; `door.py` has the limits."""

    PAIR = "pair", "tên và địa chỉ"
    NAME = "name", "tên"
    ADDRESS = "address", "địa chỉ"


class SignInTries(models.Model):
    """How often somebody tried to sign in of late. The key is a digest: what was typed may have been a password."""

    of = models.CharField("tính theo", max_length=10, choices=TriesOf)
    key = models.CharField("khoá", max_length=64, unique=True)
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+", verbose_name="cơ quan")
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sign_in_tries", verbose_name="người dùng")
    tries = models.PositiveIntegerField("số lần", default=0)
    since = models.DateTimeField("từ lúc")
    locked_until = models.DateTimeField("khoá đến", null=True)

    class Meta:
        verbose_name = "lượt thử đăng nhập"

    def __str__(self) -> str:
        return f"{self.get_of_display()}: {self.tries}"
