"""`giaoban mail`: sends the mail that is due, once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from giaoban.notifications.mailing import send_due_by


class Command(BaseCommand):
    help = "Gửi các thư đã đến lúc gửi, một lượt."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.MAIL_READY:
            raise CommandError("Chưa cấu hình thư: hãy đặt EMAIL_URL và GIAOBAN_URL (docs/operating.md).")
        sent = send_due_by(timezone.now, longest=float("inf"))
        if not sent.reached:
            raise CommandError(f"Không tới được máy chủ thư. Đã gửi {sent.letters} thư.")
        self.stdout.write(f"Đã gửi {sent.letters} thư, {sent.failed} thư không gửi được (sẽ thử lại).")
