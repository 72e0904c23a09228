"""A member as of a day gone by: cell, standing, party age, and what was in force that day. Reading only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from branches.days import no_figures
from members.choices import (
    ENDED_STANDINGS,
    ExemptionGround,
    PlacementKind,
    PostKind,
    Standing,
    TransferKind,
)
from members.models import Exemption, Membership, Placement, Post, Suspension, Transfer
from members.selectors.record import Fact, Head, Record, party_age_words, tag_of_standing
from members.standing_on import standings_on
from members.timeline import day_words


@dataclass(frozen=True)
class Held:
    """One thing that was in force on the day: what, since when, until when or by which paper."""

    what: str
    words: str
    note: str = ""


@dataclass(frozen=True)
class Past:
    """One member on one day; ``missing`` says why there are no figures of it, "" where there are."""

    head: Head
    held: tuple[Held, ...]
    missing: str = ""


def past_of(record: Record, day: date) -> Past:
    """Return where the member stood on ``day``; five queries, one more for names of bodies not read yet."""
    begun = [row for row in record.placements if row.kind == PlacementKind.FORMAL and row.starts_on <= day]
    if not begun:
        return Past(_head(record, None, "", day), (), _missing(record))
    last = max(begun, key=lambda row: (row.starts_on, row.ends_on is None, row.pk))
    stood = standings_on(day, [last.membership_id]).get(last.membership_id, "")
    if last.ends_on and last.ends_on <= day and stood not in ENDED_STANDINGS:
        stood = Standing.DEPARTED
    return Past(_head(record, last, stood, day), tuple(_held(record, last.membership, day)))


def _missing(record: Record) -> str:
    formal = [row.starts_on for row in record.placements if row.kind == PlacementKind.FORMAL]
    return no_figures(min(formal)) if formal else _("chưa có số liệu, đồng chí này chưa sinh hoạt ở chi bộ nào")


def _head(record: Record, placement: Placement | None, stood: str, day: date) -> Head:
    person, membership = record.person, placement.membership if placement else None
    kind, tag = tag_of_standing(membership, stood, day) if membership else ("", _("chưa có số liệu"))
    cell_id = placement.cell_id if placement else person.keeper_id
    cell = record.names.on(cell_id, day) if placement else ""
    return Head(person.full_name, cell, cell_id, kind, tag, tuple(_facts(record, placement, cell, day)))


def _facts(record: Record, placement: Placement | None, cell: str, day: date) -> Iterator[Fact]:
    left = placement.ends_on if placement and placement.ends_on and placement.ends_on <= day else None
    note = _("từ {day}").format(day=day_words(placement.starts_on)) if placement else ""
    if left:
        note = _("đã thôi sinh hoạt từ {day}").format(day=day_words(left))
    yield Fact(_("Chi bộ"), cell or None, note)
    words, note = party_age_words(record, day)
    yield Fact(_("Tuổi Đảng"), words, note)
    official = placement.membership.official_on if placement else None
    if placement:
        known = official is not None and official <= day
        yield Fact(_("Chính thức hay dự bị"), _("chính thức") if known else _("dự bị"))


def _held(record: Record, membership: Membership, day: date) -> Iterator[Held]:
    yield from _posts(record, day)
    yield from _apart(membership, day)
    yield from _transfers(record, membership, day)
    for row in record.placements:
        if row.kind == PlacementKind.TEMPORARY and row.starts_on <= day and (row.ends_on is None or row.ends_on > day):
            yield Held(_("Sinh hoạt tạm thời"), record.names.on(row.cell_id, day), _since(row.starts_on))


def _posts(record: Record, day: date) -> Iterator[Held]:
    posts = list(Post.objects.on(day).filter(person=record.person).order_by("starts_on", "pk"))
    record.names.need(post.organisation_id for post in posts)
    for post in posts:
        place = record.names.on(post.organisation_id, day)
        yield Held(str(PostKind(post.kind).label), place, _since(post.starts_on))


def _apart(membership: Membership, day: date) -> Iterator[Held]:
    for exemption in Exemption.objects.on(day).filter(membership=membership):
        ground = str(ExemptionGround(exemption.ground).label)
        yield Held(_("Miễn công tác và sinh hoạt"), ground, _since(exemption.starts_on, exemption.decision_number))
    for suspension in Suspension.objects.on(day).filter(membership=membership):
        paper = suspension.decision_number
        yield Held(_("Đình chỉ sinh hoạt"), _since(suspension.starts_on), _("Số {n}").format(n=paper) if paper else "")


def _transfers(record: Record, membership: Membership, day: date) -> Iterator[Held]:
    """Give the transfers that were on their way: moved, not yet taken in, sent back or called off."""
    rows = list(Transfer.objects.filter(membership=membership, moved_on__lte=day).order_by("moved_on", "pk"))
    rows = [row for row in rows if row.closed_on is None or row.closed_on > day]
    record.names.need(row.to_cell_id for row in rows)
    for row in rows:
        target = record.names.on(row.to_cell_id, day) if row.to_cell_id else row.to_words
        kind = TransferKind(row.kind).label
        yield Held(
            _("Đang chuyển sinh hoạt {kind}").format(kind=kind),
            _("đến {place}").format(place=target),
            _since(row.moved_on),
        )


def _since(day: date, paper: str = "") -> str:
    since = _("từ {day}").format(day=day_words(day))
    return f"{since} · {_('Số {n}').format(n=paper)}" if paper else since
