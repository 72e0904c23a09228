"""Who opens which page of background work: one's own jobs only; requests for approval by who approves there."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.models import User
from jobs.models import Approval, Job
from tests.factories import UserFactory
from tests.fences.rows import GRANTORS, Row, World

APPROVERS = ("office", "officer", "leader")


def job(world: World) -> Job:
    """A queued job of the secretary about the own cell."""
    return Job.objects.create(
        kind="members.export", requested_by=world.people["secretary"], scope_path=world.city.cell.path
    )


def written_job(world: World) -> Job:
    """A finished job of the secretary with its file."""
    name = f"jobs/{world.city.cell.pk}/danh-sach.xlsx"
    path = Path(settings.MEDIA_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"PK")
    return Job.objects.create(
        kind="members.export",
        params={"query": {"don_vi": str(world.city.cell.pk)}},
        requested_by=world.people["secretary"],
        scope_path=world.city.cell.path,
        state="succeeded",
        result_file=name,
        result_name="danh-sach.xlsx",
        result={"people": 0},
    )


def stranger(world: World) -> User:
    """Somebody nobody of the cast is, who asks for files."""
    return UserFactory(full_name="Mai Văn Xin")


def approval(world: World) -> Approval:
    """A request to export people of the cell, by somebody outside the cast."""
    return request_about(world, world.city.cell.path)


def approval_elsewhere(world: World) -> Approval:
    """A request about people of another ward."""
    return request_about(world, world.city.other_cell.path)


def request_about(world: World, path: str) -> Approval:
    by = world.once(stranger)
    asked = Job.objects.create(
        kind="members.export", params={"query": {}}, requested_by=by, scope_path=path, state="awaiting"
    )
    return Approval.objects.create(
        job=asked,
        requested_by=by,
        expires_at=timezone.now() + timedelta(days=7),
        scope_path=path,
        place="Chi bộ Tổ dân phố 7",
        grounds=["many"],
        people=300,
        outside=300,
        conditions=[["Giới tính", "nữ", "basic"]],
        columns=[["Họ và tên", "", "basic"]],
    )


def own_job(**more: object) -> Row:
    """Return the row of a page about a job of the secretary: nobody else finds it."""
    return Row(kwargs=lambda world: {"pk": world.once(job).pk}, allowed=("secretary",), rest=404, personal=True, **more)


def about_approval(**more: object) -> Row:
    """Return the row of a page about a request: those who look at the cell but do not approve are refused."""
    return Row(
        kwargs=lambda world: {"pk": world.once(approval).pk},
        outside=lambda world: {"pk": world.once(approval_elsewhere).pk},
        allowed=APPROVERS,
        rest=403,
        but={"neighbour_secretary": 404, "outsider": 404},
        outside_but={"auditor": 403, "administrator": 403},
        **more,
    )


EXPECTED = {
    "jobs:list": Row(),
    "jobs:failures": Row(allowed=GRANTORS),
    "jobs:approvals": Row(allowed=APPROVERS),
    "jobs:approval": about_approval(),
    "jobs:approve": about_approval(method="post", ok=302),
    "jobs:refuse": about_approval(method="post", ok=302, data=lambda world: {"reason": "không cần"}),
    "jobs:detail": own_job(),
    "jobs:download": Row(
        kwargs=lambda world: {"pk": world.once(written_job).pk}, allowed=("secretary",), rest=404, personal=True
    ),
    "jobs:cancel": own_job(method="post", ok=302),
    "jobs:tell": own_job(method="post", ok=302),
}
