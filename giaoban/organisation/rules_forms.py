"""What the forms of all rules of an agency share; each app has the form of its own."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.organisation.managing_forms import Styled


class RulesForm(Styled):
    """Rules with the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.RadioSelect):
                field.widget.attrs["class"] = "form-check-input"

    def change(self) -> Any:
        """What the rules shall be, as the app's own action takes it."""
        raise NotImplementedError


def whole_number(label: str, first: int, last: int, help_text: str = "") -> forms.IntegerField:
    """A small number, refused with one sentence that says which ones there are."""
    wrong = f"Hãy ghi một số từ {first} đến {last}."
    return forms.IntegerField(
        label=label,
        min_value=first,
        max_value=last,
        help_text=help_text,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )
