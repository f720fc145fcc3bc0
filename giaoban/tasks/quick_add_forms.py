"""Forms in which a task is described: new, from a line; or changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from django import forms

from giaoban.core.calendar.deadlines import Deadline, DeadlineKind
from giaoban.core.calendar.typed_deadlines import read_typed_deadline
from giaoban.core.calendar.working_days import Calendars
from giaoban.core.text.folding import squeeze
from giaoban.organisation.access import may
from giaoban.organisation.calendar import work_calendar_of
from giaoban.organisation.models import Unit, User
from giaoban.organisation.queries import leaders_of, people_of, standing, units_of
from giaoban.organisation.rights import Right
from giaoban.tasks.actions import NewOrigin, NewTask, TaskChange
from giaoban.tasks.models import OriginKind, Task

_TEXT = {"class": "form-control", "rows": 2}
_SELECT = {"class": "form-select"}


def understood_when(words: str, on: date, calendar: Calendars) -> str:
    """The words of a deadline, refused where they name no day that is understood."""
    words = squeeze(words)
    read = read_typed_deadline(words, on, calendar)
    if read is not None and read.kind is DeadlineKind.NONE:
        raise forms.ValidationError("Không hiểu thời hạn này. Hãy ghi ngày, như “trước 15/8/2026” hay “thứ Sáu này”.")
    backwards = read is not None and read.start and read.due and read.start > read.due
    if read is not None and read.why and (read.due is None or backwards):
        raise forms.ValidationError(read.why)
    return words


class DescribedForm(forms.Form):
    """What a task is: the fields that both forms share. Units and people who left are not offered."""

    text = forms.CharField(
        label="Nội dung",
        max_length=5000,
        widget=forms.Textarea(attrs=_TEXT),
        error_messages={"required": "Hãy ghi nội dung nhiệm vụ."},
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị chủ trì",
        queryset=Unit.objects.none(),
        required=False,
        empty_label="Chưa rõ",
        widget=forms.Select(attrs=_SELECT),
        error_messages={"invalid_choice": "Đơn vị này không có, hoặc không còn hoạt động. Hãy chọn đơn vị khác."},
    )
    leader = forms.ModelChoiceField(
        label="Lãnh đạo chỉ đạo",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa rõ",
        widget=forms.Select(attrs=_SELECT),
        error_messages={"invalid_choice": "Người này không còn là lãnh đạo cơ quan. Hãy chọn người khác."},
    )
    products = forms.CharField(
        label="Sản phẩm (mỗi dòng một sản phẩm)", max_length=2000, required=False, widget=forms.Textarea(attrs=_TEXT)
    )
    when = forms.CharField(
        label="Thời hạn",
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={"class": "form-control", "placeholder": "trước 15/8, thứ Sáu này, hết tháng", "autocomplete": "off"}
        ),
    )

    def __init__(self, *args: Any, agency: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.calendar = on, partial(work_calendar_of, agency.pk)
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = units_of(agency, on)
        cast("forms.ModelChoiceField[User]", self.fields["leader"]).queryset = leaders_of(agency, on)

    def clean_when(self) -> str:
        return understood_when(self.cleaned_data["when"], self.on, self.calendar)

    def deadline(self) -> Deadline:
        """What the words of the deadline mean; an empty box means none."""
        return read_typed_deadline(self.cleaned_data["when"], self.on, self.calendar) or Deadline("", DeadlineKind.NONE)

    def product_lines(self) -> tuple[str, ...]:
        lines = (squeeze(line) for line in self.cleaned_data["products"].splitlines())
        return tuple(line for line in lines if line)


class QuickForm(DescribedForm):
    """A new task: the line that was typed, and what was understood of it, open to correction."""

    line = forms.CharField(
        label="Giao việc",
        max_length=1000,
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "placeholder": "Giao phòng QLKH rà soát danh mục, báo cáo trước 15/8",
                "autocomplete": "off",
            }
        ),
        error_messages={"required": "Hãy gõ việc cần giao."},
    )
    read_line = forms.CharField(required=False, widget=forms.HiddenInput)
    assignee = forms.ModelChoiceField(
        label="Người thực hiện",
        queryset=User.objects.none(),
        required=False,
        empty_label="Chưa phân công",
        widget=forms.Select(attrs=_SELECT),
        error_messages={"invalid_choice": "Người này không còn làm việc ở cơ quan. Hãy chọn người khác."},
    )
    partners = forms.ModelMultipleChoiceField(
        label="Phối hợp",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={**_SELECT, "size": 4}),
        error_messages={"invalid_choice": "Đơn vị phối hợp không còn hoạt động. Hãy chọn lại."},
    )
    field_order = ("line", "text", "unit", "assignee", "partners", "leader", "products", "when")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        user: User,
        on: date,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, agency=user.agency, on=on, initial=dict(initial or {}), prefix=None)
        units, people = units_of(user.agency, on), people_of(user.agency)
        self.fields["text"].required = False  # an unread line is understood first
        unit = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        assignee = cast("forms.ModelChoiceField[User]", self.fields["assignee"])
        if not may(user, Right.GIVE_WORK, on=on):
            now = standing(user, on)
            unit.queryset = units.filter(pk__in=now.heads or now.member_of)
            people = people.filter(posts__unit__in=now.heads).distinct() if now.heads else people.filter(pk=user.pk)
        assignee.queryset = people
        cast("forms.ModelMultipleChoiceField[Unit]", self.fields["partners"]).queryset = units

    @property
    def was_read(self) -> bool:
        """Whether the fields were understood from the very line that came with them."""
        return bool(self["read_line"].data) and squeeze(self["read_line"].data) == squeeze(self["line"].data or "")

    def task(self) -> NewTask:
        """The task that the form describes; the line stays as its origin's words."""
        data, deadline = self.cleaned_data, self.deadline()
        unit, leader = data["unit"], data["leader"]
        return NewTask(
            text=squeeze(data["text"]) or squeeze(data["line"]),
            origin=NewOrigin(OriginKind.AD_HOC, squeeze(data["line"])),
            products=self.product_lines(),
            lead_unit_id=unit.pk if unit else None,
            leader_id=leader.pk if leader else None,
            assignee_id=data["assignee"].pk if data["assignee"] else None,
            supporting_unit_ids=tuple(partner.pk for partner in data["partners"] if partner != unit),
            when_words=data["when"],
            deadline_kind=deadline.kind,
            start=deadline.start,
            due=deadline.due,
        )


class ChangeForm(DescribedForm):
    """What a task shall be instead; the deadline as words, which stay as they are where nobody touched them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do (khi đổi thời hạn phải nêu)",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=_TEXT),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task, on: date) -> None:
        self.task = task
        self.when_now = task.when_words or (f"{task.due:%d/%m/%Y}" if task.due else "")
        initial = {
            "version": task.version,
            "text": task.text,
            "unit": task.lead_unit_id,
            "leader": task.leader_id,
            "products": "\n".join(product.text for product in task.products.all()),
            "when": self.when_now,
        }
        super().__init__(data, agency=task.agency, on=on, initial=initial)

    def clean_when(self) -> str:
        words = squeeze(self.cleaned_data["when"])
        return words if words == squeeze(self.when_now) else super().clean_when()

    def change(self) -> TaskChange:
        data, task = self.cleaned_data, self.task
        kept = data["when"] == squeeze(self.when_now)
        deadline = self.deadline()
        return TaskChange(
            text=data["text"],
            lead_unit_id=data["unit"].pk if data["unit"] else None,
            leader_id=data["leader"].pk if data["leader"] else None,
            products=self.product_lines(),
            when_words=task.when_words if kept else data["when"],
            deadline_kind=DeadlineKind(task.deadline_kind) if kept else deadline.kind,
            start=task.start if kept else deadline.start,
            due=task.due if kept else deadline.due,
        )
