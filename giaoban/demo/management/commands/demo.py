"""`giaoban demo`: makes the made-up department."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from giaoban.demo.actions import make_demo
from giaoban.demo.department import PASSWORD, PEOPLE, SHOWN
from giaoban.organisation.models import Agency
from giaoban.organisation.rules import RuleBroken
from giaoban.web.clock import today


class Command(BaseCommand):
    help = "Tạo cơ quan mẫu và nạp văn bản mẫu qua đúng cửa tiếp nhận."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="chỉ tạo khi chưa có cơ quan nào")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Agency.objects.exists():
            return
        self.stdout.write("Đang tạo cơ quan mẫu: làm văn bản Word, đọc, xác nhận …")
        try:
            agency = make_demo(on=today())
        except RuleBroken as broken:
            raise CommandError(str(broken)) from None
        self.stdout.write(f"{agency.name} tỉnh {agency.province}. Mật khẩu chung: {PASSWORD}")
        for person in PEOPLE:
            if person.username in SHOWN:
                self.stdout.write(f"  {person.username:<16} {person.full_name}, {person.title}")
