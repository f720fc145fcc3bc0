"""The chain of entries of each agency, and its last link.

Agencies and people are named by string only: the trail knows nothing of what it records, so that every app, the
organisation too, may write to it.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries are added and read, never changed."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("An entry of the audit trail is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("An entry of the audit trail is never taken out.")


class Entry(models.Model):
    """One act. `hash` covers everything above it and the hash of the entry before."""

    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+", verbose_name="cơ quan")
    number = models.PositiveBigIntegerField("số thứ tự")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người làm"
    )
    verb = models.CharField("việc", max_length=60)
    target_type = models.CharField("loại đối tượng", max_length=60)
    target_id = models.PositiveBigIntegerField("đối tượng")
    before = models.JSONField("trước", null=True)
    after = models.JSONField("sau", null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "number"], name="audit_number_once_per_agency"),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "target_type", "target_id", "number"])]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An entry of the audit trail is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An entry of the audit trail is never taken out.")


class Head(models.Model):
    """The last link of an agency's chain; locked while a link is added, so that numbers have no gap."""

    agency = models.OneToOneField("organisation.Agency", models.PROTECT, primary_key=True, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "đầu chuỗi nhật ký"

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.number}"
