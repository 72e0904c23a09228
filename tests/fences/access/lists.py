"""Who opens the list of members, searches, takes its file, keeps lists and edits many records at once."""

from datetime import date

from branches.scopes import scope_of
from members import listing
from members.lists.services import bulk
from members.models import BulkEdit, SavedList
from tests.factories.members import MemberFactory
from tests.fences.rows import READERS, WRITERS, Row, World

LIST_READERS = (*READERS, "neighbour_secretary")
LIST_TAKERS = (*WRITERS, "neighbour_secretary")


def unit(world: World) -> dict[str, int]:
    """Ask for the list of the secretary's cell."""
    return {"don_vi": world.city.cell.pk}


def own_list(world: World) -> SavedList:
    """A list the secretary keeps for themselves."""
    return SavedList.objects.create(owner=world.people["secretary"], name="Của riêng", params={"query": {}})


def bulk_edit(world: World) -> BulkEdit:
    """A preview of the secretary over the own cell."""
    secretary = world.people["secretary"]
    MemberFactory(cell=world.city.cell, full_name="Trần Văn Sửa")
    today = date(2026, 6, 1)
    asked = listing.read_request({}, scope_of(secretary, today), today)
    return bulk.begin_bulk_edit(
        asked=asked,
        field="theory",
        value="intermediate",
        reason="theo kê khai",
        words="",
        scope_path=world.city.cell.path,
        by=secretary,
    )


def about_edit(**more: object) -> Row:
    """Return the row of a page about an edit in the secretary's cell: a neighbour who edits elsewhere finds nothing."""
    return Row(
        kwargs=lambda world: {"pk": world.once(bulk_edit).pk},
        allowed=WRITERS,
        but={"neighbour_secretary": 404},
        outside_rest=403,
        **more,
    )


def own_edit() -> Row:
    """Return the row of an act on a preview: nobody but who made it finds it."""
    return Row(
        kwargs=lambda world: {"pk": world.once(bulk_edit).pk}, method="post", allowed=("secretary",), ok=302, rest=404
    )


def own(**more: object) -> Row:
    """Return the row of a page about a list that its owner shares with nobody."""
    return Row(
        kwargs=lambda world: {"pk": world.once(own_list).pk}, allowed=("secretary",), rest=404, **{"ok": 302, **more}
    )


EXPECTED = {
    "members:list": Row(allowed=LIST_READERS, query=unit, outside_rest=403),
    "members:condition": Row(
        method="post",
        data=lambda world: {"muc": "theory", "theory": "intermediate"},
        allowed=LIST_READERS,
        query=unit,
        ok=302,
        outside_rest=403,
    ),
    "members:search": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS, ok=302),
    "members:suggest": Row(method="post", data=lambda world: {"q": "binh"}, allowed=LIST_READERS),
    "members:export": Row(method="post", allowed=LIST_TAKERS, query=unit, ok=302, outside_rest=403),
    "members:pick": Row(method="post", allowed=LIST_TAKERS, ok=302),
    "members:arrange": Row(allowed=LIST_READERS),
    "members:gaps": Row(allowed=LIST_READERS, query=unit, outside_rest=403),
    "members:quality": Row(allowed=LIST_READERS, query=unit, outside_rest=403),
    "members:saved": Row(allowed=LIST_READERS),
    "members:save_list": Row(allowed=LIST_READERS),
    "members:open_list": own(),
    "members:copy_list": own(method="post"),
    "members:change_list": own(ok=200),
    "members:delete_list": own(method="post"),
    "members:bulk": Row(allowed=LIST_TAKERS, query=unit, outside_rest=403),
    "members:bulk_edit": about_edit(),
    "members:bulk_run": own_edit(),
    "members:bulk_cancel": own_edit(),
    "members:bulk_undo": about_edit(method="post", ok=302),
}
