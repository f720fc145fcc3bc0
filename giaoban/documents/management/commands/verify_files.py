"""`manage.py verify_files`: are the bytes of every paper still those that were brought?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.documents.queries import damaged_papers


class Command(BaseCommand):
    help = "Kiểm tra bản gốc của mọi văn bản theo SHA-256: tệp nào mất hoặc khác thì nêu ra."

    def handle(self, *args: Any, **options: Any) -> None:
        damaged = list(damaged_papers())
        for paper in damaged:
            self.stdout.write(f"{paper.pk}\t{paper.name}\t{paper.sha256}")
        if damaged:
            raise CommandError(f"{len(damaged)} bản gốc bị mất hoặc hỏng.")
        self.stdout.write("Mọi bản gốc nguyên vẹn.")
