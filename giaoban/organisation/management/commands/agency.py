"""`giaoban agency`: opens an agency with its first administrator."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.organisation.actions import open_agency
from giaoban.organisation.rules import RuleBroken


class Command(BaseCommand):
    help = "Mở một cơ quan cùng quản trị đầu tiên; in ra mật khẩu dùng một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="TÊN", help="tên cơ quan, như “Sở Khoa học và Công nghệ”")
        parser.add_argument("--short-name", default="", metavar="TÊN", help="tên viết tắt, như “Sở KH&CN”")
        parser.add_argument("--province", required=True, metavar="TÊN", help="tỉnh, thành phố")
        parser.add_argument("--parent", default="", metavar="TÊN", help="cơ quan cấp trên, như “UBND tỉnh …”")
        parser.add_argument("--admin", required=True, metavar="TÊN", help="tên đăng nhập của quản trị")
        parser.add_argument("--admin-name", required=True, metavar="TÊN", help="họ và tên của quản trị")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            opened = open_agency(
                options["name"],
                by=None,
                short_name=options["short_name"],
                province=options["province"],
                parent_name=options["parent"],
                admin_username=options["admin"],
                admin_name=options["admin_name"],
            )
        except RuleBroken as broken:
            raise CommandError(str(broken)) from None
        self.stdout.write(f"Đã mở {opened.agency.name}, {opened.agency.province}.")
        self.stdout.write(f"Quản trị: {opened.admin.full_name}")
        self.stdout.write(f"  tên đăng nhập: {opened.admin.username}")
        self.stdout.write(f"  mật khẩu dùng một lần: {opened.password}")
        self.stdout.write("Mật khẩu phải đổi ở lần đăng nhập đầu tiên và không xem lại được.")
