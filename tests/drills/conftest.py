"""One Valkey, one batch and people of one's own for each drill."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings

from accounts.models import User
from branches.models import Organisation, OrganisationPeriod, RoleGrant
from config import celery_app
from jobs.models import Batch
from tests.drills.probe import register_probes
from tests.drills.servers import Bell, Worker


@pytest.fixture
def bell(tmp_path: Path) -> Iterator[Bell]:
    found = Bell(tmp_path)
    found.start()
    before = celery_app.conf.broker_url
    celery_app.conf.broker_url = celery_app.conf.broker_write_url = found.url
    register_probes()
    yield found
    celery_app.conf.broker_url = celery_app.conf.broker_write_url = before
    found.kill()


@pytest.fixture
def make_worker(bell: Bell, tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    made: list[Worker] = []

    def make(name: str, **options) -> Worker:
        made.append(Worker(bell, tmp_path, name=name, **options).start())
        return made[-1]

    yield make
    for worker in made:
        worker.stop()


@pytest.fixture
def secretary(transactional_db) -> User:
    cell = Organisation.objects.create(opened_on=date(2020, 1, 1))
    OrganisationPeriod.objects.create(
        organisation=cell,
        starts_on=date(2020, 1, 1),
        name="Thành ủy",
        name_folded="thanh uy",
        name_sort="uy thanh",
        kind="city",
        path=f"{cell.pk}/",
    )
    user = User.objects.create_user("bithu", None, full_name="Bí Thư")
    RoleGrant.objects.create(user=user, role="secretary", organisation=cell, starts_on=date(2020, 1, 1))
    user.path = f"{cell.pk}/"
    user.cell_id = cell.pk
    return user


@pytest.fixture
def batch(secretary: User) -> Batch:
    return Batch.objects.create(
        kind="probe",
        created_by=secretary,
        organisation_id=secretary.cell_id,
        scope_path=secretary.path,
        as_of=date(2026, 1, 1),
        file="probe",
        file_name="probe.xlsx",
        file_hash="0" * 64,
    )


@pytest.fixture
def fast_lease() -> Iterator[None]:
    with override_settings(JOB_LEASE_SECONDS=2, JOB_SWEEP_SECONDS=1):
        yield
