"""The papers of an agency."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.organisation.models import AgencyOwned, User
from giaoban.search.indexing import WordsIndex
from giaoban.search.models import Searchable

PICTURED = frozenset({"pdf", "scan"})  # formats of `core.reading` whose pages are pictures


class Paper(AgencyOwned, Searchable):
    """A file that was brought in. Its bytes are in the store "papers" under `sha256` (`storing.py`).

    `content` is what stands on it, block by block, once it could be opened (`showing.py`).
    """

    name = models.CharField("tên tệp", max_length=255)
    media_type = models.CharField("kiểu tệp", max_length=120)
    size = models.PositiveBigIntegerField("cỡ")
    sha256 = models.CharField("SHA-256", max_length=64)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nạp")
    brought_at = models.DateTimeField("nạp lúc", auto_now_add=True)
    content = models.JSONField("văn bản như đã thấy", default=dict, editable=False)

    LOOK_AT = 0  # its words are all those of a paper

    class Meta:
        verbose_name = "văn bản"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "sha256"], name="paper_once_per_agency"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="paper_is_not_empty"),
        ]
        indexes: ClassVar = [WordsIndex(name="paper_words"), models.Index(fields=["agency", "-brought_at"])]

    def __str__(self) -> str:
        return self.name

    @property
    def pictured_pages(self) -> range:
        """The numbers of the pages that can be shown as pictures: those of PDF files and scans."""
        pages = self.content.get("pages") or 0
        return range(1, pages + 1) if self.content.get("format") in PICTURED else range(0)
