"""Cleaning what is typed into the rules about programmes."""

from __future__ import annotations

from django import forms

from giaoban.core.lifecycle.clarity import Clear
from giaoban.organisation.rules_forms import RulesForm, whole_number
from giaoban.planning.actions.ruling import LAST_DAY, PlanningRulesChange
from giaoban.planning.models import PlanningRules


class PlanningRulesForm(RulesForm):
    month_closes_on = whole_number(
        "Đơn vị đăng ký công việc tháng sau chậm nhất ngày", 1, LAST_DAY, "Đợt đăng ký mới mở lấy sẵn ngày này."
    )
    blocking_clears = forms.MultipleChoiceField(
        label="Thiếu một trong các điều này thì chưa ban hành được chương trình",
        choices=[(clear.value, clear.label) for clear in Clear],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn điều nào thì chương trình vẫn ban hành được; điều còn thiếu chỉ được nêu ra.",
    )

    @classmethod
    def of(cls, rules: PlanningRules, data: object = None) -> PlanningRulesForm:
        """The form of the rules as they are; with what was sent, where something was."""
        names = ("month_closes_on", "blocking_clears", "version")
        return cls(data, initial={name: getattr(rules, name) for name in names}, auto_id="planning_%s")

    def change(self) -> PlanningRulesChange:
        typed = self.cleaned_data
        return PlanningRulesChange(frozenset(map(Clear, typed["blocking_clears"])), typed["month_closes_on"])
