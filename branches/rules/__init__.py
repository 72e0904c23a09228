"""Guards of organisations: plain values in, findings out. Nothing here reads the database or the clock."""

from branches.rules.bodies import (
    DATED_KINDS,
    EARLIEST,
    NAME_LENGTH,
    Body,
    DatedKind,
    Paper,
    child_findings,
    children_open_findings,
    day_findings,
    kind_findings,
    move_findings,
    name_findings,
    order_findings,
    paper_findings,
    parent_place_findings,
    reason_findings,
    start_findings,
    unchanged_findings,
)
from branches.rules.codes import code_findings, code_problem, expected_code
from branches.rules.codes import prefix as code_prefix
from branches.rules.sizes import Breach, Facts, Limits, breaches, limits_on
from branches.rules.statistics import unit_kind_findings

__all__ = [
    "DATED_KINDS",
    "EARLIEST",
    "NAME_LENGTH",
    "Body",
    "Breach",
    "DatedKind",
    "Facts",
    "Limits",
    "Paper",
    "breaches",
    "child_findings",
    "children_open_findings",
    "code_findings",
    "code_prefix",
    "code_problem",
    "day_findings",
    "expected_code",
    "kind_findings",
    "limits_on",
    "move_findings",
    "name_findings",
    "order_findings",
    "paper_findings",
    "parent_place_findings",
    "reason_findings",
    "start_findings",
    "unchanged_findings",
    "unit_kind_findings",
]
