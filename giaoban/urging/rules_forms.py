"""Cleaning what is typed into the rules about urging."""

from __future__ import annotations

from django import forms

from giaoban.organisation.rules_forms import RulesForm, whole_number
from giaoban.urging.actions import UrgingRulesChange
from giaoban.urging.models import UrgingRules


class UrgingRulesForm(RulesForm):
    active = forms.BooleanField(
        label="Tự động đôn đốc",
        required=False,
        help_text="Không chọn thì phần mềm không tự nhắc ai; đôn đốc bằng tay vẫn làm được.",
    )
    from_hour = whole_number("Không sớm hơn (giờ)", 0, 23)
    to_hour = whole_number("Không muộn hơn (giờ)", 1, 24, "Chỉ nhắc trong ngày làm việc, giữa hai giờ này.")

    @classmethod
    def of(cls, rules: UrgingRules, data: object = None) -> UrgingRulesForm:
        """The form of the rules as they are; with what was sent, where something was."""
        names = ("active", "from_hour", "to_hour", "version")
        return cls(data, initial={name: getattr(rules, name) for name in names}, auto_id="urging_%s")

    def change(self) -> UrgingRulesChange:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return UrgingRulesChange(**typed)
