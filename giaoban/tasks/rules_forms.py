"""Cleaning what is typed into the rules about tasks."""

from __future__ import annotations

from django import forms

from giaoban.organisation.rules_forms import RulesForm, whole_number
from giaoban.tasks.actions import TaskRulesChange
from giaoban.tasks.models import TaskRules

_RECKONED = (
    "Đổi cách tính thì ngày quyết định đúng hạn của mọi việc đã hoàn thành và đang chờ xác nhận được tính lại ngay; "
    "số liệu đúng hạn, quá hạn của các kỳ trước cũng đổi theo."
)


class TaskRulesForm(RulesForm):
    on_time_by = forms.ChoiceField(
        label="Đúng hạn tính theo",
        choices=TaskRules._meta.get_field("on_time_by").choices or (),
        help_text=_RECKONED,
    )
    refuse_odd_deadlines = forms.BooleanField(
        label="Không nhận thời hạn bất thường",
        required=False,
        help_text="Thời hạn đã qua, trước ngày bắt đầu, vào ngày nghỉ hoặc trong kỳ đã đóng. Không chọn thì chỉ nhắc.",
    )
    silent_after = whole_number("Coi là im lặng sau (ngày làm việc không có tin)", 1, 250)
    waits_long_after = whole_number("Chờ xác nhận lâu sau (ngày làm việc)", 1, 250)

    @classmethod
    def of(cls, rules: TaskRules, data: object = None) -> TaskRulesForm:
        """The form of the rules as they are; with what was sent, where something was."""
        names = ("on_time_by", "refuse_odd_deadlines", "silent_after", "waits_long_after", "version")
        return cls(data, initial={name: getattr(rules, name) for name in names}, auto_id="tasks_%s")

    def change(self) -> TaskRulesChange:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return TaskRulesChange(**typed)
