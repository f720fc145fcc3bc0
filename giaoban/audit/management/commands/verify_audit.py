"""`manage.py verify_audit`: is the trail of every agency whole?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from giaoban.audit.queries import faults_of
from giaoban.organisation.models import Agency


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký của mọi cơ quan: dòng nào bị sửa, bị bớt thì nêu ra."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [(agency, fault) for agency in Agency.objects.all() for fault in faults_of(agency)]
        for agency, fault in faults:
            self.stdout.write(f"{agency.name} ({agency.province}): {fault.message}")
        if faults:
            raise CommandError(f"Nhật ký có {len(faults)} chỗ hỏng.")
        self.stdout.write("Nhật ký nguyên vẹn.")
