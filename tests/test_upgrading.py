"""A database with work in it takes the migrations; those of a test begin with empty tables."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import giaoban

ROOT = Path(giaoban.__file__).parents[1]
FIRST_WORK = """
INSERT INTO organisation_agency (id, name, short_name, province, parent_name) VALUES (1, 'Sở', 'Sở', 'Sơn Hải', '');
INSERT INTO organisation_user (id, password, username, full_name, is_active, joined_at, agency_id)
    VALUES (1, '', 'chanhvanphong', 'Phạm Thị Hoa', 1, '2026-11-01', 1);
INSERT INTO tasks_task (id, text, lead_unit_words, leader_words, partners_words, when_words, deadline_kind, state,
    percent, created_at, version, folded, agency_id, created_by_id, due)
    VALUES (1, 'Rà soát danh mục', '', '', '', '', 'day', 'assigned', 0, '2026-11-01', 1, '', 1, 1, '2026-11-20');
"""


def migrate(database: Path, *until: str) -> None:
    places = {"DATABASE_URL": f"sqlite:///{database}", "GIAOBAN_VAR": str(database.parent)}
    command = [sys.executable, str(ROOT / "manage.py"), "migrate", "-v0", *until]
    subprocess.run(command, env={**os.environ, **places}, check=True, cwd=ROOT)


def test_work_written_at_the_first_migrations_is_listed_and_found_after_the_last(tmp_path: Path) -> None:
    database = tmp_path / "giaoban.sqlite3"
    migrate(database, "tasks", "0001_initial")
    with sqlite3.connect(database) as first:
        first.executescript(FIRST_WORK)

    migrate(database)

    with sqlite3.connect(database) as now:
        assert now.execute("SELECT phase, due_order, open_due FROM tasks_task").fetchall() == [
            ("open", "2026-11-20", "2026-11-20")
        ]
        assert now.execute("SELECT rowid FROM task_words('soat')").fetchall() == [(1,)]
