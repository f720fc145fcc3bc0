"""The page of the ladder: its rungs in words, each with its day for an example, and the form that sets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from giaoban.core.urging.ladder import USUAL, Addressee, day_of
from giaoban.organisation.models import User
from giaoban.urging.queries import calendar_of, ladder_of
from giaoban.urging.rules import urging_rules
from giaoban.urging.rungs import NewRung, kept_rungs, mark_of

SIDES = (("before", "ngày làm việc trước hạn"), ("after", "ngày làm việc sau hạn"))
EXAMPLE = timedelta(days=7)
_NUMBER = {"class": "form-control", "inputmode": "numeric"}


class RungForm(forms.Form):
    """One rung; a row without a number is none."""

    number = forms.IntegerField(
        label="Số ngày",
        min_value=0,
        max_value=250,
        required=False,
        widget=forms.NumberInput(attrs=_NUMBER),
        error_messages={
            "invalid": "Hãy ghi một số.",
            "min_value": "Ghi từ 0 đến 250.",
            "max_value": "Ghi từ 0 đến 250.",
        },
    )
    side = forms.ChoiceField(
        label="Khi", choices=SIDES, initial="after", widget=forms.Select(attrs={"class": "form-select"})
    )
    to = forms.ChoiceField(
        label="Báo cho",
        choices=[(to.value, to.label.capitalize()) for to in Addressee],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    text = forms.CharField(
        label="Lời nhắc thêm", required=False, max_length=500, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    active = forms.BooleanField(
        label="Đang dùng", required=False, initial=True, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
    )

    def rung(self) -> NewRung | None:
        data = self.cleaned_data
        if data.get("number") is None:
            return None
        days = -data["number"] if data["side"] == "before" else data["number"]
        return NewRung(days, Addressee(data["to"]), " ".join(data["text"].split()), data["active"])


class SeenForm(forms.Form):
    """What goes along with all rungs: how they were when the person saw them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


RungForms = formset_factory(RungForm, extra=2)


@dataclass(frozen=True, slots=True)
class Preview:
    """A rung in words, and the day on which it speaks about the deadline of the example."""

    when: str
    to: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class LadderPage:
    """The ladder in words, and its form where the person may set it."""

    preview: Sequence[Preview]
    example: date
    active: bool
    hours: tuple[int, int]
    rungs: BaseFormSet[RungForm] | None
    seen: SeenForm | None
    is_usual: bool


def ladder_page(user: User, *, on: date, sets: bool, data: Mapping[str, Any] | None = None) -> LadderPage:
    """The page; with `data` what was typed stays in the form."""
    ladder, rules, kept = ladder_of(user.agency_id), urging_rules(user.agency_id), kept_rungs(user.agency_id)
    calendar = calendar_of(user.agency_id, on)
    example = calendar.on_or_after(on + EXAMPLE)
    initial = [_fields(one) for one in kept or [NewRung(rung.days, rung.to) for rung in USUAL]]
    return LadderPage(
        preview=[
            Preview(rung.words, rung.to.label, ladder.texts.get(rung, ""), day_of(rung.days, example, calendar))
            for rung in ladder.rungs
        ],
        example=example,
        active=rules.active,
        hours=(rules.from_hour, rules.to_hour),
        rungs=RungForms(data, initial=initial, prefix="rungs") if sets else None,
        seen=SeenForm(data, initial={"seen": mark_of(kept)}) if sets else None,
        is_usual=not kept,
    )


def _fields(one: NewRung) -> dict[str, Any]:
    return {
        "number": abs(one.days),
        "side": "before" if one.days < 0 else "after",
        "to": one.to.value,
        "text": one.text,
        "active": one.active,
    }


def rungs_typed(forms_: BaseFormSet[RungForm]) -> list[NewRung]:
    """The rungs of a form that is in order; rows without a number are left out."""
    return [rung for rung in (form.rung() for form in forms_) if rung is not None]
