"""Who opens which page of posts and mergers: readers of members look, the officer of the committee writes."""

from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.fences.access.branches import NOT_THE_OFFICER, act
from tests.fences.rows import READERS, Row, World


def post(world: World) -> dict[str, int]:
    """Return the secretary of the cell as a post."""
    made = world.once(make_post)
    return {"pk": world.city.cell.pk, "post_id": made.pk}


def make_post(world: World):
    """Put somebody in post."""
    return PostFactory(person=MemberFactory(cell=world.city.cell), organisation=world.city.cell)


def on_post() -> Row:
    """Return the row of an act on a post."""
    return Row(kwargs=post, allowed=("officer",), rest=404, but=dict.fromkeys(NOT_THE_OFFICER, 403))


EXPECTED = {
    "posts:committee": Row(
        kwargs=lambda world: {"pk": world.city.cell.pk},
        allowed=READERS,
        rest=404,
        but={"auditor": 403, "administrator": 403},
    ),
    "posts:appoint": act(),
    "posts:end": on_post(),
    "posts:correct": on_post(),
    "posts:role": on_post(),
    "reorganising:merge": act(),
    "reorganising:unite": act(),
    "reorganising:split": act(),
}
