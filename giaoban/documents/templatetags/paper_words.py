"""The words of a paper on a page."""

from __future__ import annotations

from django import template

from giaoban.documents.written import blocks_html

register = template.Library()
register.filter("blocks_html", blocks_html)
