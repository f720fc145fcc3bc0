"""`giaoban serve`: brings the database up to date, serves the pages, and keeps a worker for what takes long."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application

from giaoban.demo.department import PASSWORD, PEOPLE, SHORT_NAME, SHOWN
from giaoban.jobs.keeper import Keeper
from giaoban.organisation.models import User
from giaoban.organisation.queries import has_agencies


class Command(BaseCommand):
    help = "Chạy Giao Ban trên máy này; lần đầu tạo cơ sở dữ liệu và cơ quan mẫu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ (mặc định chỉ máy này)")
        parser.add_argument("--threads", type=int, default=8, help="số luồng phục vụ")
        parser.add_argument("--without-demo", action="store_true", help="không tạo cơ quan mẫu")
        parser.add_argument("--without-worker", action="store_true", help="việc chạy nền do `giaoban work` làm")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _refuse_a_taken_port(host, port)
        call_command("migrate", verbosity=0, interactive=False)
        if settings.STATIC_ROOT:
            call_command("collectstatic", verbosity=0, interactive=False)
        if not options["without_demo"]:
            call_command("demo", if_empty=True, stdout=self.stdout)
        self._greet(host, port)
        from waitress import serve  # only the command that serves needs the server

        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as Ctrl+C: everything is closed on the way out
        with nullcontext() if options["without_worker"] else Keeper():
            serve(get_wsgi_application(), host=host, port=port, threads=options["threads"], ident="giaoban")

    def _greet(self, host: str, port: int) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nGiao Ban: http://{host}:{port}  (dừng: Ctrl+C)"))
        shown = [person for person in PEOPLE if person.username in SHOWN]
        if User.objects.filter(username=shown[0].username).exists():
            self.stdout.write(f"{SHORT_NAME} mẫu, mật khẩu chung: {PASSWORD}")
            for person in shown:
                self.stdout.write(f"  {person.username:<16} {person.full_name}, {person.title}")
        elif not has_agencies():
            self.stdout.write("Chưa có cơ quan nào. Mở cơ quan đầu tiên ở một cửa sổ lệnh khác, cùng thư mục:")
            self.stdout.write(
                '  giaoban agency "TÊN CƠ QUAN" --province "TỈNH" --admin quantri --admin-name "HỌ VÀ TÊN"'
            )
        self.stdout.flush()


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise CommandError(
                f"Cổng {port} đang có chương trình khác dùng. Thử cổng khác: make run PORT={port + 1}"
            ) from None
