"""Drafts: consolidating, approving, issuing."""

from __future__ import annotations

from django.urls import URLPattern

drafting_urls: list[URLPattern] = []
