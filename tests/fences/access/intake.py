"""Who opens which page of the import: those who may import into the organisation of the list."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from jobs.choices import BatchState
from jobs.intake import runners, services
from jobs.models import Batch
from members.models import Person
from tests.factories.members import MemberFactory
from tests.fences.rows import WRITERS, Row, World

FAULTY_LIST = "HỌ VÀ TÊN,NGÀY SINH,SỐ ĐỊNH DANH CÁ NHÂN,CHI BỘ\nTrần Văn Bình,31/02/1970,001070000123,Chi bộ 7\n"
STRANGE_LIST = "HỌ VÀ TÊN,Ra đời hôm nào,Số thẻ\nTrần Văn Bình,05/03/1970,001070000123\n"


def batch(world: World) -> Batch:
    """A list of the secretary's cell whose columns nobody recognised yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach.csv"
        path.write_text(STRANGE_LIST, encoding="utf-8")
        return services.receive_file(
            kind="members",
            path=path,
            name=path.name,
            organisation_id=world.city.cell.pk,
            scope_path=world.city.cell.path,
            as_of=date(2026, 1, 1),
            by=world.people["secretary"],
        )


def checked_batch(world: World) -> Batch:
    """A checked list of the secretary's cell whose first line is at fault."""
    return _checked(world, FAULTY_LIST)


def _checked(world: World, text: str) -> Batch:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach-loi.csv"
        path.write_text(text, encoding="utf-8")
        found = services.receive_file(
            kind="members",
            path=path,
            name=path.name,
            organisation_id=world.city.cell.pk,
            scope_path=world.city.cell.path,
            as_of=date(2026, 1, 1),
            by=world.people["secretary"],
        )
    Batch.objects.filter(pk=found.pk).update(state=BatchState.CHECKING)
    found.refresh_from_db()
    runners.check_batch(found, runners.LocalWork())
    return found


def doubtful_batch(world: World) -> Batch:
    """A checked list of the secretary's cell whose first line resembles a member of the cell."""
    person = world.once(known_member)
    return _checked(world, f"HỌ VÀ TÊN,NGÀY SINH,SỐ CMND\n{person.full_name},01/01/1969,{person.old_identity_card}\n")


def known_member(world: World) -> Person:
    """A member of the secretary's cell with an old card."""
    return MemberFactory(cell=world.city.cell, full_name="Trần Văn Bình", old_identity_card="012345678")


def about_batch(**more: object) -> Row:
    """Return the row of a page about a list: a neighbour who imports elsewhere does not find it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(batch).pk},
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
        **more,
    )


EXPECTED = {
    "intake:list": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "intake:detail": about_batch(),
    "intake:mapping": about_batch(),
    "intake:mend": Row(
        kwargs=lambda world: {"pk": world.once(checked_batch).pk, "line": 1},
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
    ),
    "intake:double": Row(
        kwargs=lambda world: {"pk": world.once(doubtful_batch).pk, "line": 1},
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
    ),
    "intake:letters": about_batch(),
    "intake:forget": about_batch(method="post", ok=302),
    "intake:template": Row(kwargs=lambda world: {"code": "29"}, allowed=(*WRITERS, "neighbour_secretary")),
    "intake:export": Row(allowed=(*WRITERS, "neighbour_secretary")),
    "intake:check": about_batch(method="post", ok=302),
    "intake:commit": about_batch(method="post", ok=302),
    "intake:discard": about_batch(method="post", ok=302),
    "intake:annotate": about_batch(method="post", ok=302),
    "intake:undo": about_batch(method="post", ok=302),
}
