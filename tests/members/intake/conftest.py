import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from accounts.models import User
from branches.choices import Kind
from branches.models import Organisation
from jobs.choices import BatchState
from jobs.intake import runners, services
from jobs.models import Batch, StagedRow
from tests.data import DATA
from tests.factories import GrantFactory, OrganisationFactory, UserFactory


@dataclass(frozen=True)
class TrialWard:
    ward: Organisation
    cells: list[Organisation]


@pytest.fixture
def trial(db) -> TrialWard:
    """The ward committee and the cells of organisations.csv."""
    root = OrganisationFactory(name="Thành ủy Hà Nội", kind=Kind.CITY)
    rows = list(csv.DictReader((DATA / "organisations.csv").read_text(encoding="utf-8-sig").splitlines()))
    ward = OrganisationFactory(name=rows[0]["Tên tổ chức"], kind=Kind.COMMUNE, parent=root, code=rows[0]["Mã"])
    cells = [OrganisationFactory(name=row["Tên tổ chức"], parent=ward, code=row["Mã"]) for row in rows[1:]]
    return TrialWard(ward, cells)


@pytest.fixture
def clerk(trial: TrialWard) -> User:
    user = UserFactory(username="can.bo.thu", full_name="Đào Thị Thử")
    GrantFactory(user=user, role="officer", organisation=trial.ward)
    return user


@pytest.fixture
def sample() -> Callable[[str], Path]:
    return lambda name: DATA / name


@dataclass
class Importer:
    """Runs the steps of an import as the jobs do, here and now."""

    user: User
    organisation: Organisation
    kind: str = "members"

    def receive(self, path: Path, **more) -> Batch:
        more.setdefault("as_of", timezone.localdate())
        more.setdefault("by", self.user)
        return services.receive_file(
            kind=self.kind,
            path=path,
            name=path.name,
            organisation_id=self.organisation.pk,
            scope_path=self.organisation.path,
            **more,
        )

    def check(self, path: Path, **more) -> Batch:
        batch = self.receive(path, **more)
        Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
        runners.check_batch(batch, runners.LocalWork())
        batch.refresh_from_db()
        return batch

    def commit(self, batch: Batch, *apart: str) -> Batch:
        context = {**batch.context, "write_apart": list(apart)}
        Batch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING, context=context)
        batch.refresh_from_db()
        runners.commit_batch(batch, runners.LocalWork(), by=self.user)
        batch.refresh_from_db()
        return batch

    def undo(self, batch: Batch) -> list[int]:
        touched = runners.undo_batch(batch, runners.LocalWork(), by=self.user)
        batch.refresh_from_db()
        return touched

    def row(self, batch: Batch, row: int) -> StagedRow:
        return StagedRow.objects.get(batch=batch, row=row)


@pytest.fixture
def importer(trial: TrialWard, clerk: User, settings, tmp_path: Path) -> Importer:
    settings.MEDIA_ROOT = tmp_path / "files"
    return Importer(clerk, trial.ward)


@pytest.fixture
def sheet_of(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes rows under a header as CSV."""

    def make(headers, *rows, name="danh-sach.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headers, *rows])
        return path

    return make


NEW_YEAR = date(2026, 1, 1)
