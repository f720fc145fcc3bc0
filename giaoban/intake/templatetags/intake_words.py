"""Kinds of papers in words of the office."""

from __future__ import annotations

from django import template

from giaoban.intake.forms import KINDS

register = template.Library()

WORDS = {str(kind): words for kind, words in KINDS}


@register.filter
def kind_words(kind: str) -> str:
    """The kind of a paper as an office calls it."""
    return WORDS.get(kind, "")
