"""What pages show of the ledger's acts: where a member stands, what may be done, times apart, movements with papers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.models import IssuedPaper, OrganisationPeriod
from branches.papers.issuers import committee_name
from branches.selectors.places import paper_words
from members import codes
from members.choices import ExemptionGround, MovementKind, Standing
from members.ledger import papers, printing
from members.ledger.forms import About
from members.ledger.menu import open_acts
from members.ledger.services import leaving_of
from members.ledger.state import Line, State, label, lines, span
from members.models import Exemption, Movement, Person, Suspension
from members.timeline import reason_of


@dataclass(frozen=True)
class Choice:
    """One act of the menu."""

    title: str
    hint: str
    url: str


@dataclass(frozen=True)
class Spell:
    """One time apart: what, from when until when, by which paper, whether it runs or is past its end."""

    words: str
    span: str
    paper: str
    ended: str
    runs: bool
    is_late: bool


@dataclass(frozen=True)
class Moved:
    """One movement with the paper it calls for."""

    day: str
    words: str
    note: str
    number: str
    print_url: str


@dataclass(frozen=True)
class Page:
    """The page of what happens to one member."""

    now: tuple[tuple[str, Line], ...]
    apart: tuple[Choice, ...]
    ends: tuple[Choice, ...]
    spells: tuple[Spell, ...]
    moved: tuple[Moved, ...]
    is_guarded: bool


def page_of(state: State, scope: Scope, today: date) -> Page:
    """Return what the page of one member's movements shows: five queries beside those of the state."""
    person = state.record.person
    guarded = scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path)
    writes = scope.allows(Permission.EDIT_MEMBERS, person.keeper_path)
    acts = open_acts(state) if writes else {}
    spells = tuple(_spells(state, today, guarded=guarded))
    choices = {word: _choice(person.pk, word, act.title, act.hint) for word, act in acts.items()}
    return Page(
        now=tuple((label(topic), line) for topic, line in lines(state, guarded=guarded).items()),
        apart=tuple(choices[word] for word, act in acts.items() if not act.is_end),
        ends=tuple(choices[word] for word, act in acts.items() if act.is_end),
        spells=spells,
        moved=tuple(_moved(state, writes=writes, guarded=guarded)),
        is_guarded=guarded and bool(spells or state.holds),
    )


def _choice(pk: int, word: str, title: object, hint: object) -> Choice:
    return Choice(str(title), str(hint), reverse("ledger:act", args=[pk, word]))


def _spells(state: State, today: date, *, guarded: bool) -> Iterable[Spell]:
    ids = [row.pk for row in state.record.memberships]
    rows: list[Exemption | Suspension] = [
        *Exemption.objects.filter(membership__in=ids),
        *Suspension.objects.filter(membership__in=ids),
    ]
    for row in sorted(rows, key=lambda one: one.starts_on, reverse=True):
        runs = row.ends_on is None
        yield Spell(
            words=spell_words(row, guarded=guarded),
            span=span(row),
            paper=paper_words(row.decision_number, row.decided_on, row.issuer) or (row.reason if guarded else ""),
            ended=_("kết thúc {day}").format(day=f"{row.ends_on:%d/%m/%Y}") if row.ends_on else "",
            runs=runs,
            is_late=runs and row.until_on is not None and row.until_on < today,
        )


def spell_words(row: Exemption | Suspension, *, guarded: bool) -> str:
    """Say what a time apart is; the ground of an exemption touches health."""
    if isinstance(row, Suspension):
        return _("Đình chỉ sinh hoạt, đã gia hạn") if row.extended else _("Đình chỉ sinh hoạt")
    if guarded:
        return _("Miễn công tác và sinh hoạt: {ground}").format(ground=row.get_ground_display())
    return _("Miễn công tác và sinh hoạt")


def _moved(state: State, *, writes: bool, guarded: bool) -> Iterable[Moved]:
    """Give the movements newest first, each with its paper where it calls for one; grounds and reasons if guarded."""
    rows = list(
        Movement.objects.filter(membership__in=[row.pk for row in state.record.memberships])
        .exclude(kind=MovementKind.CORRECTED)
        .order_by("-happened_on", "-pk")
    )
    issued = dict(
        IssuedPaper.objects.filter(subject_type=printing.ABOUT, subject_id__in=[row.pk for row in rows]).values_list(
            "subject_id", "symbol"
        )
    )
    names = state.record.names
    names.need(cell for row in rows for cell in (row.from_cell_id, row.to_cell_id))
    for row in rows:
        form = papers.form_of(row.kind, row.standing)
        place = names.on(row.to_cell_id or row.from_cell_id, row.happened_on)
        about = (
            "" if row.kind == MovementKind.STANDING else place,
            codes.get("exit_ground").label(row.ground) if guarded else "",
            paper_words(row.decision_number, row.decided_on, row.issuer),
            reason_of(row, guarded=guarded),
        )
        yield Moved(
            day=f"{row.happened_on:%d/%m/%Y}",
            words=movement_words(row),
            note=" · ".join(part for part in about if part),
            number=issued.get(row.pk, ""),
            print_url=reverse("ledger:paper", args=[state.record.person.pk, row.pk]) if form and writes else "",
        )


def movement_words(row: Movement) -> str:
    """Say what a movement is."""
    if row.kind == MovementKind.STANDING:
        return str(Standing(row.standing).label)
    return str(MovementKind(row.kind).label)


def about_of(state: State, scope: Scope, today: date) -> About:
    """Return what the form of an act is filled in and fitted with: two queries."""
    person, membership = state.record.person, state.membership
    base, path = printing.body_above(person)
    names = _names({base, person.committee_id or base, person.keeper_id}, today)
    may_number = scope.allows(Permission.EDIT_MEMBERS, path)
    registers = {ground.value: base if may_number else None for ground in ExemptionGround}
    registers[ExemptionGround.AGE_HEALTH.value] = person.keeper_id
    found = About(
        person=person,
        scope=scope,
        today=today,
        issuer=names.get(person.keeper_id, ""),
        committee=names.get(person.committee_id or base, ""),
        registers=registers,
        has_posts=bool(state.posts),
        exemption=state.exemption,
        since=membership.standing_on if membership else None,
        holds=state.holds,
    )
    if membership is None or membership.ended_on is None:
        return found
    return replace(found, needs_clearing=leaving_of(membership, today).group == "crime")


def _names(ids: set[int], day: date) -> dict[int, str]:
    """Return what bodies are called on the papers they issue."""
    periods = OrganisationPeriod.objects.on(day).filter(organisation_id__in=ids)
    return {one.organisation_id: one.name if one.kind in CELLS else committee_name(one.name) for one in periods}


def movement_of(person: Person, pk: int) -> Movement | None:
    """Return a movement of a person that calls for a paper. One query."""
    row = Movement.objects.filter(membership__person=person, pk=pk).select_related("membership__person").first()
    return row if row and papers.form_of(row.kind, row.standing) else None
