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


def pages() -> list[str]:
    """README and every page under docs, however deep."""
    return ["README.md", *sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md"))]


def anchors(source: Path) -> set[str]:
    """The names by which the headings of a page can be linked to."""
    heads = re.findall(r"^#+ (.+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", pages())
def test_links_to_files_lead_somewhere(name: str) -> None:
    source = ROOT / name
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", source.read_text(encoding="utf-8"))

    assert [link for link in links if not (source.parent / link).exists()] == []


@pytest.mark.parametrize("name", [name for name in pages() if name.startswith("docs/huong-dan/")])
def test_links_of_the_guide_to_a_heading_lead_to_one_that_is_there(name: str) -> None:
    source = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", source.read_text(encoding="utf-8"))

    assert [(link, to) for link, to in links if to not in anchors((source.parent / link) if link else source)] == []


def test_every_picture_is_shown_on_some_page() -> None:
    shown = "".join((ROOT / name).read_text(encoding="utf-8") for name in pages())

    desks = [p.name for p in (ROOT / "docs" / "screenshots").glob("*.png") if not p.stem.endswith("-phone")]
    assert [name for name in desks if f"screenshots/{name}" not in shown] == []


def buttons() -> str:
    """All that templates and forms can say, spaces made even."""
    sources = [p for ending in ("*.html", "*.py") for p in (ROOT / "giaoban").rglob(ending)]
    return even("\n".join(p.read_text(encoding="utf-8") for p in sources))


def even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_guide_names_buttons_as_they_stand() -> None:
    said = buttons()
    named = {
        (name, word)
        for name in pages()
        if name.startswith("docs/huong-dan/")
        for word in re.findall(r"\*\*([^*]+)\*\*", (ROOT / name).read_text(encoding="utf-8"))
    }
    keys = {"Ctrl + Enter"}

    assert named
    assert [(n, w) for n, w in named if w not in keys and not all(x in said for x in even(w).split("…"))] == []
