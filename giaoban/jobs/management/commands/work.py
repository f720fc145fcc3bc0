"""`giaoban work`: does the work in the background, such as reading scans."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from giaoban.jobs.worker import work


class Command(BaseCommand):
    help = "Làm các việc chạy nền (đọc bản quét, văn bản dài, việc theo giờ) cho đến khi bị dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--until-done", action="store_true", help="làm các việc theo giờ và hết các việc đang chờ rồi thôi"
        )
        parser.add_argument("--until-input-ends", action="store_true", help="thôi khi đầu vào chuẩn đóng lại")

    def handle(self, *args: Any, **options: Any) -> None:
        work(lifeline=sys.stdin if options["until_input_ends"] else None, batch=options["until_done"])
