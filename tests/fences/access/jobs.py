"""Who opens which page of background work: one's own jobs only."""

from jobs.models import Job
from tests.fences.rows import GRANTORS, Row, World


def job(world: World) -> Job:
    """A queued job of the secretary about the own cell."""
    return Job.objects.create(
        kind="members.export", requested_by=world.people["secretary"], scope_path=world.city.cell.path
    )


def own_job(**more: object) -> Row:
    """Return the row of a page about a job of the secretary: nobody else finds it."""
    return Row(kwargs=lambda world: {"pk": world.once(job).pk}, allowed=("secretary",), rest=404, **more)


EXPECTED = {
    "jobs:list": Row(),
    "jobs:failures": Row(allowed=GRANTORS),
    "jobs:detail": own_job(),
    "jobs:download": own_job(but={"secretary": 404}),
    "jobs:cancel": own_job(method="post", ok=302),
    "jobs:tell": own_job(method="post", ok=302),
}
