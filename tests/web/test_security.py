from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

import giaoban
from giaoban.organisation.models import User

TEMPLATES = sorted(Path(giaoban.__file__).parent.glob("*/templates/**/*.html"))


def test_every_answer_carries_a_strict_policy(client: Client, db: None) -> None:
    policy = client.get("/login/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("typed", ["Rà soát\0", "\0"])
def test_what_no_database_keeps_is_refused_on_either(client: Client, office_chief: User, typed: str) -> None:
    client.force_login(office_chief)

    assert client.post("/tasks/lists/save/", {"name": typed, "query": "state=open"}).status_code == 400
    assert client.post("/tasks/lists/save/", {"name": "Rà soát", "query": "state=open"}).status_code == 302


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_scripts_or_styles_of_its_own(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|hx-on|javascript:", text)


def test_nothing_is_loaded_from_elsewhere() -> None:
    found = [t.name for t in TEMPLATES if re.search(r"(src|href|action)=.https?://", t.read_text(encoding="utf-8"))]

    assert found == []


def test_a_production_installation_passes_djangos_own_checks(tmp_path: Path) -> None:
    wanted = {
        "GIAOBAN_PRODUCTION": "1",
        "SECRET_KEY": "k" * 25 + "0123456789" * 4 + "abcdefg",
        "ALLOWED_HOSTS": "giaoban.example",
        "GIAOBAN_VAR": str(tmp_path),
    }
    without = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=Path(giaoban.__file__).parents[1],
        env={**without, **wanted},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
