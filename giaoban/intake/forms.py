"""Cleaning what is brought in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from giaoban.core.reading import Limits
from giaoban.core.reading.model import Kind

ACCEPTED = ".docx,.doc,.pdf,.xlsx,.xls,.odt,.rtf,.txt,.md,.html,.png,.jpg,.jpeg,.tif,.tiff"

KINDS: tuple[tuple[str, str], ...] = (
    (Kind.ANNUAL_PROGRAMME, "Chương trình công tác năm"),
    (Kind.QUARTERLY_PROGRAMME, "Chương trình công tác quý"),
    (Kind.MONTHLY_PROGRAMME, "Chương trình công tác tháng"),
    (Kind.MONTHLY_SCHEDULE, "Lịch công tác tháng"),
    (Kind.WEEKLY_SCHEDULE, "Lịch công tác tuần"),
    (Kind.CONCLUSION_NOTICE, "Thông báo kết luận"),
    (Kind.REVIEW_REPORT, "Báo cáo sơ kết, tổng kết"),
    (Kind.UNKNOWN, "Chưa rõ loại"),
)


class ManyFilesInput(forms.ClearableFileInput):
    """A picker that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files as a list."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in (super(ManyFilesField, self).clean(one, initial) for one in files) if file]


class BringForm(forms.Form):
    """One file or several, or text from the clipboard; one of the two."""

    file = ManyFilesField(
        label="Tệp văn bản",
        required=False,
        allow_empty_file=True,  # the reader says it better
        widget=ManyFilesInput(attrs={"class": "form-control", "accept": ACCEPTED}),
    )
    text = forms.CharField(
        label="Hoặc dán nội dung",
        required=False,
        max_length=Limits().characters,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        files, text = data.get("file"), data.get("text")
        if not files and not text:
            raise forms.ValidationError("Hãy chọn một tệp hoặc dán nội dung văn bản.")
        for file in files or ():
            if file.size > Limits().file_bytes:
                limit = Limits().file_bytes // 1_000_000
                raise forms.ValidationError(f"Tệp “{file.name}” quá lớn; giới hạn là {limit} MB.")
        return data

    def brought(self) -> Iterator[tuple[bytes, str]]:
        """The bytes and the name of each paper that was brought."""
        files: list[UploadedFile[bytes]] = self.cleaned_data["file"]
        for file in files:
            yield file.read(), file.name or "van-ban"
        if not files:
            yield self.cleaned_data["text"].encode(), "van-ban-dan.txt"


class KindForm(forms.Form):
    """As which kind a paper is to be read again; nothing leaves it to the reader."""

    kind = forms.TypedChoiceField(
        label="Đọc lại theo loại",
        required=False,
        coerce=Kind,
        empty_value=None,
        choices=[("", "Máy tự nhận"), *(pair for pair in KINDS if pair[0] != Kind.UNKNOWN)],
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class VersionForm(forms.Form):
    """The version of the draft that the person saw."""

    version = forms.IntegerField()
