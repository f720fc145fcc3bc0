"""`manage.py verify_audit`: is the trail of every agency whole?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.audit.queries import chains, faults_of


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký của mọi cơ quan: dòng nào bị sửa, bị bớt thì nêu ra."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [(head, fault) for head in chains() for fault in faults_of(head.agency_id)]
        for head, fault in faults:
            self.stdout.write(f"{head.agency}: {fault.message}")
        if faults:
            raise CommandError(f"Nhật ký có {len(faults)} chỗ hỏng.")
        self.stdout.write("Nhật ký nguyên vẹn.")
