"""The cast: people of a small department, and one of another agency. A test reads as a scene."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from giaoban.organisation.models import Agency, Role, Unit, User
from tests.build import make_agency, make_person, make_unit


@pytest.fixture(scope="session", autouse=True)
def jobs_at_once() -> Iterator[None]:
    """In ordinary tests a job is done the moment that it is asked for."""
    with override_settings(JOBS_AT_ONCE=True):
        yield


@pytest.fixture
def jobs_queued(settings: Settings) -> None:
    """Jobs wait for a worker, as in an installation."""
    settings.JOBS_AT_ONCE = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, and at the end nobody left in it: PostgreSQL takes none down in which a session stays."""
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def paper_store(settings: Settings, tmp_path: Path) -> Path:
    """Papers of a test go into a folder of its own."""
    folder = tmp_path / "files"
    backend = "django.core.files.storage.FileSystemStorage"
    stores = {name: {"BACKEND": backend, "OPTIONS": {"location": tmp_path / name}} for name in ("files", "pictures")}
    settings.STORAGES = {**settings.STORAGES, "papers": stores["files"], "pictures": stores["pictures"]}
    return folder


@pytest.fixture
def agency(db: None, paper_store: Path) -> Agency:
    return make_agency()


@pytest.fixture
def office(agency: Agency) -> Unit:
    return make_unit(agency, "Văn phòng Sở", short_name="Văn phòng")


@pytest.fixture
def division(agency: Agency) -> Unit:
    return make_unit(agency)


@pytest.fixture
def office_clerk(agency: Agency, office: Unit) -> User:
    return make_person(agency, "vanthu", Role.CLERK, unit=office, full_name="Trần Thị Thư")


@pytest.fixture
def office_chief(agency: Agency, office: Unit) -> User:
    return make_person(agency, "chanhvanphong", Role.OFFICE_CHIEF, unit=office, full_name="Lê Minh Chánh")


@pytest.fixture
def leader(agency: Agency) -> User:
    return make_person(agency, "phogiamdoc", Role.LEADER, full_name="Lê Thị Hạnh", title="Phó Giám đốc")


@pytest.fixture
def unit_head(agency: Agency, division: Unit) -> User:
    return make_person(agency, "truongphong", Role.UNIT_HEAD, unit=division, full_name="Phạm Thị Hoa")


@pytest.fixture
def specialist(agency: Agency, division: Unit) -> User:
    return make_person(agency, "chuyenvien", Role.SPECIALIST, unit=division, full_name="Đỗ Văn Nam")


@pytest.fixture
def admin(agency: Agency) -> User:
    return make_person(agency, "quantri", Role.ADMIN, full_name="Hoàng Văn Trị")


@pytest.fixture
def outsider(db: None, paper_store: Path) -> User:
    """A Chief of Office with every right, in another agency."""
    other = make_agency(province="Lâm Bình")
    unit = make_unit(other, "Văn phòng Sở", short_name="Văn phòng")
    return make_person(other, "nguoingoai", Role.OFFICE_CHIEF, unit=unit, full_name="Vũ Người Ngoài")
