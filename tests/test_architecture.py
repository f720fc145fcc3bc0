"""The house keeps its own rules; `docs/` and `CONTRIBUTING.md` tell why."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import giaoban
import giaoban.core

ROOT = Path(giaoban.__file__).parent
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def test_the_core_knows_no_django() -> None:
    names = [m.name for m in pkgutil.walk_packages(giaoban.core.__path__, "giaoban.core.")]
    names = [name for name in names if not name.endswith("__main__")]
    code = f"import importlib, sys; [importlib.import_module(n) for n in {names!r}]; assert 'django' not in sys.modules"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_views_do_not_write() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()"
        for path in (*ROOT.glob("*/*views.py"), *ROOT.glob("*/views/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
    ]

    assert found == []


def functions_of(path: Path) -> list[Any]:
    module = importlib.import_module(".".join(("giaoban", *path.relative_to(ROOT).with_suffix("").parts)))
    return [
        f
        for name, f in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and f.__module__ == module.__name__
    ]


def test_only_actions_write_the_trail() -> None:
    recording = {p for p in ROOT.rglob("*.py") if "giaoban.audit.actions import" in p.read_text(encoding="utf-8")}
    outside = recording - {*ROOT.glob("*/actions.py"), *ROOT.glob("*/actions/*.py")}

    assert recording
    assert sorted(str(path.relative_to(ROOT)) for path in outside) == []


def test_every_action_is_atomic_and_says_who_acts() -> None:
    paths = [*ROOT.glob("*/actions.py"), *ROOT.glob("*/actions/[a-z]*.py")]
    functions = [f for path in paths for f in functions_of(path) if f.__module__ != "giaoban.demo.actions"]
    writing = [f for f in functions if f.__name__ != "plain_name"]

    assert [f.__qualname__ for f in writing if "by" not in inspect.signature(f).parameters] == []
    assert [f.__qualname__ for f in writing if not hasattr(f, "__wrapped__")] == []


def test_there_are_no_receivers_of_signals_outside_apps() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if path.name != "apps.py"
        and any(word in path.read_text(encoding="utf-8") for word in ("@receiver", "post_save", "pre_save"))
    ]

    assert found == []


def test_every_business_row_belongs_to_an_agency() -> None:
    from django.apps import apps

    own = [m for m in apps.get_models() if m.__module__.startswith("giaoban.")]
    whole = [m.__name__ for m in own if m.__name__ != "Agency" and not hasattr(m, "agency_id")]

    assert [name for name in whole if "_" not in name] == []
