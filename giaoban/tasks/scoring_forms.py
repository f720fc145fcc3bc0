"""How much each product of a task counts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from giaoban.tasks.actions.scoring import LARGEST_FACTOR, MOST_OF_ONE, Weight
from giaoban.tasks.models import Product, Task

_SMALL = {"class": "form-control", "inputmode": "decimal"}


class WeightsForm(forms.Form):
    """A factor and a number for each product, and whether the cause of a delay was confirmed as objective."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    objective = forms.BooleanField(
        label="Chậm do nguyên nhân khách quan (đã được xác nhận)",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, task: Task) -> None:
        super().__init__(data, initial={"version": task.version, "objective": task.objective_cause})
        self.products = list(task.products.all())
        for product in self.products:
            self.fields[f"factor-{product.pk}"] = forms.DecimalField(
                label="Hệ số quy đổi",
                min_value=Decimal("0.01"),
                max_value=LARGEST_FACTOR,
                decimal_places=2,
                initial=product.factor,
                localize=True,
                widget=forms.TextInput(attrs=_SMALL),
            )
            self.fields[f"number-{product.pk}"] = forms.IntegerField(
                label="Số lượng",
                min_value=1,
                max_value=MOST_OF_ONE,
                initial=product.number,
                widget=forms.NumberInput(attrs={**_SMALL, "inputmode": "numeric"}),
            )

    @property
    def rows(self) -> list[tuple[Product, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"factor-{one.pk}"], self[f"number-{one.pk}"]) for one in self.products]

    def weights(self) -> dict[int, Weight]:
        data = self.cleaned_data
        return {one.pk: Weight(data[f"factor-{one.pk}"], data[f"number-{one.pk}"]) for one in self.products}
