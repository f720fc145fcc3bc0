"""The pages under `docs/` keep up with the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[1]
OURS = sorted(p.name for p in (ROOT / "giaoban").iterdir() if (p / "__init__.py").exists())
COMMANDS = sorted(name for name, app in get_commands().items() if str(app).startswith("giaoban"))


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def models() -> list[tuple[str, str]]:
    ours = [m for m in apps.get_models() if m.__module__.startswith("giaoban")]
    return [(m.__name__, str(m._meta.verbose_name)) for m in ours]


@pytest.mark.parametrize(("identifier", "word"), models())
def test_every_table_has_its_vietnamese_word_in_the_list_of_words(identifier: str, word: str) -> None:
    assert f"| {word} | `{identifier}` |" in page("words.md")


@pytest.mark.parametrize("folder", OURS)
def test_every_folder_is_in_the_tour(folder: str) -> None:
    assert re.search(rf"`{folder}[`/]", page("tour.md"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does_and_stands_in_operating(command: str) -> None:
    app = get_commands()[command]

    assert load_command_class(str(app), command).help
    assert f"`giaoban {command.replace('_', '-')}" in page("operating.md")


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))])
def test_links_to_files_lead_somewhere(name: str) -> None:
    source = ROOT / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", source.read_text(encoding="utf-8"))

    assert [link for link in links if not (source.parent / link).exists()] == []
