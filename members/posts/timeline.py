"""The posts of a person as entries of the person's timeline."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.selectors.places import detail_url, paper_words
from members.models import Post
from members.posts.selectors import label_of, posts_of
from members.timeline import Entry, Names


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give one entry for the beginning and one for the end of each post; two queries, none more for many posts."""
    posts = [post for post in posts_of(person_id) if post.ends_on != post.starts_on]
    if not posts:
        return
    names = Names(post.organisation_id for post in posts)
    for post in posts:
        last = names.periods[post.organisation_id][-1]
        url = detail_url(post.organisation_id) if scope.allows(Permission.VIEW_ORGANISATIONS, last.path) else ""
        yield from _entries(post, names, url)


def _entries(post: Post, names: Names, url: str) -> Iterator[Entry]:
    words = {"post": label_of(post), "place": names.on(post.organisation_id, post.starts_on)}
    note = " · ".join(
        part for part in (_term(post), paper_words(post.decision_number, post.decided_on, post.issuer)) if part
    )
    title = _("{post}, {place}").format(**words)
    yield Entry(on=post.starts_on, day=f"{post.starts_on:%d/%m/%Y}", title=title, note=note, url=url)
    if post.ends_on:
        paper = paper_words(post.ending_number, post.ending_decided_on, post.ending_issuer)
        ending = " · ".join(part for part in (paper, post.ending_reason) if part)
        title = _("Thôi giữ chức vụ {post}, {place}").format(**words)
        yield Entry(on=post.ends_on, day=f"{post.ends_on:%d/%m/%Y}", title=title, note=ending, url=url)


def _term(post: Post) -> str:
    return _("nhiệm kỳ {term}").format(term=post.term) if post.term else ""
