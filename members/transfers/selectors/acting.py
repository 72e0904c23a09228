"""Who may do what next on a transfer: the acts with their words, the two sides, and where the right is needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.selectors.places import names_on
from members.choices import TransferKind, TransferStage
from members.models import Transfer
from members.transfers import rules, rules_later

ACTS: Final[dict[str, tuple[str, str | Promise]]] = {
    "dong-y": ("approve", gettext_lazy("Ghi đã đồng ý")),
    "cap-giay": ("issue", gettext_lazy("Ghi giấy giới thiệu")),
    "xuat-trinh": ("present", gettext_lazy("Ghi ngày nộp giấy")),
    "tiep-nhan": ("accept", gettext_lazy("Tiếp nhận")),
    "thay-giay": ("replace", gettext_lazy("Thay giấy hỏng")),
    "tra-lai": ("return", gettext_lazy("Trả lại")),
    "huy": ("cancel", gettext_lazy("Hủy lần chuyển")),
    "gia-han": ("extend", gettext_lazy("Gia hạn tạm thời")),
    "ket-thuc-tam-thoi": ("end", gettext_lazy("Ghi thôi sinh hoạt tạm thời")),
}
"""Word of the address → act and its button."""

HOME_ACTS: Final = ("approve", "issue", "replace", "cancel")
OF_A_STAY: Final = ("extend", "end")
"""Acts on a stay for a time that runs; the others go by the stage."""

NEXT: Final[dict[str, str]] = {
    TransferStage.REQUESTED: "dong-y",
    TransferStage.APPROVED: "cap-giay",
    TransferStage.ISSUED: "tiep-nhan",
    TransferStage.PRESENTED: "tiep-nhan",
}
"""The one act that usually comes next."""

RARE: Final = ("thay-giay", "huy")
"""Acts that are never the next step: something went wrong first."""


@dataclass(frozen=True)
class Sides:
    """Where the two sides stand in today's tree; empty for a side outside the register."""

    home: str
    there: str


class Places:
    """Names and today's paths of the cells of some transfers: two queries."""

    def __init__(self, rows: Iterable[Transfer], today: date) -> None:
        """Read them all at once."""
        ids = {cell for row in rows for cell in (row.from_cell_id, row.to_cell_id) if cell}
        self.names = names_on({(one, today) for one in ids}) if ids else {}
        periods = OrganisationPeriod.objects.on(today).filter(organisation_id__in=ids) if ids else []
        self.paths = {period.organisation_id: period.path for period in periods}
        self.today = today

    def name(self, cell_id: int | None, words: str) -> str:
        """Return what a side is called."""
        return self.names.get((cell_id, self.today), "") if cell_id else words

    def sides(self, row: Transfer) -> Sides:
        """Return where the two sides stand."""
        home = row.membership.person.keeper_path if row.from_cell_id else ""
        return Sides(home, self.paths.get(row.to_cell_id or 0, ""))


def may_act(act: str, row: Transfer, sides: Sides, scope: Scope) -> bool:
    """Say whether this person may do an act: the old side lets go, the new side takes in.

    Where the new side is outside the register the old side writes what its notice says; a stay for a
    time is prolonged by the host, ended by either.
    """
    return any(scope.allows(Permission.EDIT_MEMBERS, path) for path in acting_paths(act, row, sides))


def may_print(row: Transfer, places: Places, scope: Scope) -> bool:
    """Say whether this person may print the papers of the letter: those who write for the old side."""
    paths = (places.paths.get(row.from_cell_id or 0, ""), row.membership.person.keeper_path)
    return row.letter_on is not None and any(path and scope.allows(Permission.EDIT_MEMBERS, path) for path in paths)


def acting_paths(act: str, row: Transfer, sides: Sides) -> tuple[str, ...]:
    """Return the paths at one of which the right to write is needed for an act."""
    if act == "end":
        wanted: tuple[str, ...] = (sides.home, sides.there)
    elif act in HOME_ACTS:
        wanted = (sides.home,) if row.from_cell_id else (sides.there,)
    else:
        wanted = (sides.there,) if row.to_cell_id else (sides.home,)
    return tuple(path for path in wanted if path)


def acts_for(row: Transfer, sides: Sides, scope: Scope) -> list[tuple[str, str]]:
    """Return what this person may do now as (word of the address, button), the usual one first."""
    running = rules_later.is_running(rules_later.stay_of(row))
    found = [
        (word, str(label))
        for word, (act, label) in ACTS.items()
        if (running if act in OF_A_STAY else row.stage in rules.STEPS[act]) and may_act(act, row, sides, scope)
    ]
    return sorted(found, key=lambda one: one[0] != NEXT.get(row.stage))


def next_act(acts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the act to offer as the next step, ("", "") where only rare ones are open."""
    return next((one for one in acts if one[0] not in RARE), ("", ""))


def knows(row: Transfer, scope: Scope) -> bool:
    """Say whether this person may open the record itself, or only read what the letter says."""
    return scope.allows(Permission.VIEW_MEMBERS, row.membership.person.keeper_path)


def issuing_body(row: Transfer, today: date) -> OrganisationPeriod | None:
    """Return the body whose letter it is: the committee above the base, inside one base the base. One query.

    None for one who comes from outside.
    """
    person = row.membership.person
    inside = row.kind == TransferKind.INTERNAL
    wanted = (person.base_id or person.committee_id) if inside else (person.committee_id or person.base_id)
    return OrganisationPeriod.objects.on(today).filter(organisation_id=wanted or 0).first()
