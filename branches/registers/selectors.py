"""What the pages of registers show: the books of one's bodies, the numbers of a book, whose file a digest is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.urls import reverse

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Book
from branches.models import IssuedPaper, OrganisationPeriod, Register
from branches.registers import subjects
from branches.selectors.places import names_on

SHOWN = 200


@dataclass(frozen=True)
class BookRow:
    """One register: whose, of which year, where it begins and how far it got."""

    pk: int
    owner: str
    book: str
    year: int
    first: int
    last: int | None
    url: str


@dataclass(frozen=True)
class PaperRow:
    """One number of a register."""

    symbol: str
    day: str
    kind: str
    url: str
    void: str
    void_reason: str
    has_file: bool


@dataclass(frozen=True)
class Verdict:
    """What a file is: which paper, whose, in force, void, or an earlier printing of it."""

    symbol: str
    day: str
    kind: str
    owner: str
    void: str
    void_reason: str
    is_last: bool


def bodies(scope: Scope, day: date) -> Any:
    """Return the bodies whose books this person keeps: where the right to write about members holds."""
    return OrganisationPeriod.objects.on(day).filter(scope.q(Permission.EDIT_MEMBERS, "path"))


def registers(scope: Scope, day: date) -> list[BookRow]:
    """Return the books of the bodies in reach, the newest first. Two queries."""
    inside = bodies(scope, day).values("organisation_id")
    rows = list(Register.objects.filter(organisation__in=inside).order_by("-year", "book", "organisation_id")[:SHOWN])
    names = names_on({(row.organisation_id, day) for row in rows}) if rows else {}
    return [book_row(row, names.get((row.organisation_id, day), "")) for row in rows]


def book_row(row: Register, owner: str) -> BookRow:
    """Return a register as a line."""
    last = row.last_number if row.last_number >= row.first_number else None
    address = reverse("registers:detail", args=[row.pk])
    return BookRow(row.pk, owner, str(Book(row.book).label), row.year, row.first_number, last, address)


def register_in_reach(pk: int, scope: Scope, day: date) -> tuple[Register, OrganisationPeriod] | None:
    """Return a register with its body, None when out of reach. Two queries."""
    register = Register.objects.filter(pk=pk).first()
    if register is None:
        return None
    body = bodies(scope, day).filter(organisation_id=register.organisation_id).first()
    return (register, body) if body else None


def papers_of(register: Register) -> list[PaperRow]:
    """Return the numbers of a register, the newest first. One query."""
    return [_paper_row(paper) for paper in register.papers.order_by("-number")[:SHOWN]]


def _paper_row(paper: IssuedPaper) -> PaperRow:
    known = subjects.kind_of(paper.kind)
    return PaperRow(
        symbol=paper.symbol,
        day=_day(paper.issued_on),
        kind=str(known.label) if known else "",
        url=known.address(paper.subject_id) if known and paper.subject_id else "",
        void=_day(paper.void_on) if paper.void_on else "",
        void_reason=paper.void_reason,
        has_file=bool(paper.sha256),
    )


def verdict(sha256: str, day: date) -> Verdict | None:
    """Return which paper a file is, by its digest; also a printing that a later one replaced. Three queries.

    Says nothing of the member the paper is about: whoever holds the file has read it.
    """
    paper = IssuedPaper.objects.select_related("register").filter(sha256=sha256).first()
    is_last = paper is not None
    if paper is None:
        events = apps.get_model("branches.IssuedPaperEvent").objects.filter(sha256=sha256)
        earlier = events.values_list("pgh_obj_id", flat=True).first()
        paper = IssuedPaper.objects.select_related("register").filter(pk=earlier).first() if earlier else None
    if paper is None:
        return None
    known, owner = subjects.kind_of(paper.kind), paper.register.organisation_id
    return Verdict(
        symbol=paper.symbol,
        day=_day(paper.issued_on),
        kind=str(known.label) if known else str(Book(paper.register.book).label),
        owner=names_on({(owner, day)}).get((owner, day), ""),
        void=_day(paper.void_on) if paper.void_on else "",
        void_reason=paper.void_reason,
        is_last=is_last,
    )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
