"""Codes that do not fit their place in the tree: for a whole reach in one query."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import Scope
from branches.choices import Kind
from branches.models import OrganisationPeriod
from branches.querysets import during
from branches.rules.codes import code_problem, expected_code, problem_words
from branches.selectors.places import detail_url
from vietnam.identity import parse_organisation_code

PER_PAGE = 100
PROBLEMS: dict[str, str | Promise] = {
    "parent": gettext_lazy("Nằm ngoài mã cấp trên"),
    "level": gettext_lazy("Có số ở nhóm không thuộc cấp này"),
    "own": gettext_lazy("Chưa có số riêng"),
    "missing": gettext_lazy("Chưa có mã"),
}


@dataclass(frozen=True)
class Line:
    """One body whose code is missing or does not fit."""

    name: str
    parent: str
    kind: str
    url: str
    organisation_id: int
    code: str
    words: str
    expected: str


@dataclass(frozen=True)
class Codes:
    """The page: how many of each problem, one page of lines."""

    counts: dict[str, int]
    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


def codes(scope: Scope, day: date, *, problem: str = "", page: int = 1) -> Codes:
    """Return the bodies in reach whose code is missing or in the wrong place. One query for any reach."""
    above = FilteredRelation("parent__periods", condition=during(day, "parent__periods__"))
    periods = OrganisationPeriod.objects.on(day).visible_to(scope).annotate(above=above)
    rows = periods.annotate(
        parent_name=F("above__name"), parent_code=F("above__code"), parent_kind=F("above__kind")
    ).order_by("path")
    columns = ("organisation_id", "name", "kind", "code", "parent_name", "parent_code", "parent_kind")
    found = [(row, what) for row in rows.values(*columns) if (what := _problem(row))]
    counts = Counter(what for _row, what in found)
    chosen = [pair for pair in found if not problem or pair[1] == problem]
    pages = max(1, -(-len(chosen) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = chosen[(page - 1) * PER_PAGE : page * PER_PAGE]
    return Codes(dict(counts), tuple(_line(row, what) for row, what in shown), len(chosen), page, pages)


def _problem(row: dict[str, Any]) -> str:
    if not row["code"]:
        return "missing"
    return code_problem(row["code"], row["kind"], row["parent_code"] or "", row["parent_kind"] or "")


def _line(row: dict[str, Any], what: str) -> Line:
    code, parent_code = row["code"], row["parent_code"] or ""
    own = parse_organisation_code(code) if code else None
    return Line(
        name=row["name"],
        parent=row["parent_name"] or "",
        kind=str(Kind(row["kind"]).label),
        url=detail_url(row["organisation_id"]),
        organisation_id=row["organisation_id"],
        code=own.dotted if own else "",
        words=problem_words(what, own, parent_code) if own else _("Chưa ghi mã."),
        expected=expected_code(row["kind"], parent_code, row["parent_kind"] or ""),
    )
