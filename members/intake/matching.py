"""Finds the rows of a chunk in the register, in one query, and says what writing them would do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.choices import Outcome, Verdict
from jobs.intake.faults import Fault
from jobs.intake.headers import SheetPlan
from members import facts, rules
from members.choices import ENDED_STANDINGS, DoubleAnswer
from members.intake import doubles
from members.intake.checking import CheckedRow, column_name
from vietnam import dates
from vietnam.dates import PartialDate
from vietnam.names import fold, tone_place_normal

_PERSON: Final = (
    *facts.PERSON_TEXTS, *facts.PERSON_DATES, *facts.precisions(facts.PERSON_DATES),
    "name_folded", "version", "keeper_path",
)  # fmt: skip
_MEMBERSHIP: Final = (
    *facts.MEMBERSHIP_TEXTS, *facts.MEMBERSHIP_DATES, *facts.precisions(facts.MEMBERSHIP_DATES),
    "standing", "ended_on",
)  # fmt: skip
# ``name_folded || ''`` keeps the trigram index out: for whole names it costs 5 ms a row, the birth date 0.01 ms.
_GIVEN: Final = """
WITH given AS (
    SELECT * FROM unnest(%(lines)s::int[], %(numbers)s::text[], %(cards)s::text[], %(names)s::text[], %(born)s::date[])
        AS given(line, number, card, name, born)
), found AS (
    SELECT line, id, 'identity_number' AS how FROM given JOIN members_person ON identity_number = number
     WHERE number <> '' AND identity_number <> ''
    UNION ALL
    SELECT line, id, 'card_number' FROM given JOIN members_person ON card_number = card
     WHERE card <> '' AND card_number <> ''
    UNION ALL
    SELECT line, id, 'full_name' FROM given JOIN members_person ON born_on = born AND name_folded || '' = name
     WHERE NOT (number <> '' AND identity_number <> '') AND NOT (card <> '' AND card_number <> '')
)
"""
_NEAR: Final = """
WITH given AS (
    SELECT * FROM unnest(%(lines)s::int[], %(names)s::text[], %(born)s::date[], %(swapped)s::date[], %(old)s::text[],
        %(old_cards)s::text[]) AS given(line, name, born, swapped, old, old_card)
), found AS (
    SELECT line, id, 'near' AS how FROM given JOIN members_person ON born_on = born AND name_folded || '' = name
    UNION
    SELECT line, id, 'near' FROM given JOIN members_person ON born_on = swapped AND name_folded || '' = name
    UNION
    SELECT line, id, 'near' FROM given JOIN members_person ON old_identity_card = old
     WHERE old <> '' AND old_identity_card <> ''
    UNION
    SELECT line, id, 'near' FROM given JOIN members_person ON old_card_number = old_card
     WHERE old_card <> '' AND old_card_number <> ''
)
"""
_IN_CELL: Final = """
WITH given AS (
    SELECT * FROM unnest(%(lines)s::int[], %(cells)s::bigint[], %(names)s::text[]) AS given(line, cell, name)
), found AS (
    SELECT line, id, 'full_name' AS how FROM given
      JOIN members_person ON keeper_id = cell AND name_folded || '' = name
)
"""
_RECORDS: Final = """
SELECT found.line, found.how, p.id, m.id, place.cell_id, {person}, {membership}
  FROM found
  JOIN members_person p ON p.id = found.id AND p.merged_into_id IS NULL
  LEFT JOIN LATERAL (
      SELECT * FROM members_membership WHERE person_id = p.id ORDER BY ended_on DESC NULLS FIRST, id DESC LIMIT 1
  ) m ON true
  LEFT JOIN LATERAL (
      SELECT cell_id FROM members_placement WHERE membership_id = m.id AND kind = 'formal' AND ends_on IS NULL LIMIT 1
  ) place ON true
 ORDER BY found.line, found.how DESC, p.id
""".format(  # noqa: S608 (names of columns only)
    person=", ".join(f"p.{name}" for name in _PERSON), membership=", ".join(f"m.{name}" for name in _MEMBERSHIP)
)
_NAMES: Final = ("line", "how", "person_id", "membership_id", "cell_id", *_PERSON, *_MEMBERSHIP)
APART: Final = ("cell", "standing")
"""Changes that are listed apart and written only when asked for."""


@dataclass(slots=True)
class Match:
    """One record a row may be, and by which fields it was found."""

    row: dict[str, Any]
    how: list[str] = field(default_factory=list)


def _fetched(query: str, columns: dict[str, list[Any]]) -> dict[int, dict[int, Match]]:
    """Return line → person id → match of a query for candidates."""
    found: dict[int, dict[int, Match]] = {}
    with connection.cursor() as cursor:
        cursor.execute(query, columns)
        for record in cursor.fetchall():
            row_found = dict(zip(_NAMES, record, strict=True))
            of_line = found.setdefault(row_found["line"], {})
            of_line.setdefault(row_found["person_id"], Match(row_found)).how.append(row_found["how"])
    return found


def near(rows: Iterable[CheckedRow]) -> dict[int, dict[int, Match]]:
    """Return line → person id → record that rows without a match may resemble: one query."""
    columns = {"lines": [], "names": [], "born": [], "swapped": [], "old": [], "old_cards": []}  # type: dict[str, list[Any]]
    for row in rows:
        values = row.values
        born: PartialDate | None = values.get("born_on")
        columns["lines"].append(row.line)
        columns["names"].append(fold(values.get("full_name") or ""))
        columns["born"].append(born.value if born else None)
        columns["swapped"].append(doubles.swapped(born))
        columns["old"].append(str(values.get("old_identity_card") or ""))
        columns["old_cards"].append(str(values.get("old_card_number") or ""))
    return _fetched(_NEAR + _RECORDS, columns) if columns["lines"] else {}


def candidates(rows: Iterable[CheckedRow]) -> dict[int, dict[int, Match]]:
    """Return line → person id → match for the rows of a chunk: one query, whatever their number."""
    given = list(rows)
    columns = {"lines": [], "numbers": [], "cards": [], "names": [], "born": []}  # type: dict[str, list[Any]]
    for row in given:
        values = row.values
        born: PartialDate | None = values.get("born_on")
        columns["lines"].append(row.line)
        columns["numbers"].append(str(values.get("identity_number") or ""))
        columns["cards"].append(str(values.get("card_number") or ""))
        columns["names"].append(fold(values.get("full_name") or ""))
        columns["born"].append(born.value if born else None)
    return _fetched(_GIVEN + _RECORDS, columns)


def in_cell(rows: Iterable[CheckedRow], cell: Callable[[CheckedRow], int | None]) -> dict[int, dict[int, Match]]:
    """Return line → person id → record of that name kept by the cell a row speaks of: one query."""
    columns = {"lines": [], "cells": [], "names": []}  # type: dict[str, list[Any]]
    for row in rows:
        columns["lines"].append(row.line)
        columns["cells"].append(cell(row))
        columns["names"].append(fold(row.values.get("full_name") or ""))
    return _fetched(_IN_CELL + _RECORDS, columns) if columns["lines"] else {}


class Matcher:
    """Gives each row its verdict; remembers which record each earlier row was."""

    def __init__(self, paths: Sequence[str], sheets: Iterable[SheetPlan], within: str = "") -> None:
        """``paths`` bound what the person who imports may write; an empty path is everything.

        ``within`` is the organisation of the list: only there does a name with a birth date, without
        a number in common, count as a trace of the same person.
        """
        self._paths = tuple(paths)
        self._within = within
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._rows: dict[int, int] = {}
        self._said: dict[tuple[int, str], str] = {}

    def remember(self, rows: Iterable[tuple[int, int]]) -> None:
        """Take up (person id, row) of rows staged before an interruption."""
        self._rows.update(rows)

    def settle(self, rows: Sequence[CheckedRow]) -> None:
        """Set verdict, changes and record of each row, and the faults that only the register knows."""
        usable = [row for row in rows if row.outcome in (Outcome.ACCEPTED, Outcome.WARNING)]
        asked = [row for row in usable if not self._repeats(row)]
        found = candidates(asked) if asked else {}
        resembling = near(row for row in asked if row.line not in found)
        persons = {key for of_line in (*found.values(), *resembling.values()) for key in of_line}
        self._said = doubles.verdicts_of(persons or {0}) if asked else {}
        for row in usable:
            if self._repeats(row) and self._rows.setdefault(record_id(row), row.row) == row.row:
                continue
            if row.line not in found and self._repeats(row):
                found |= candidates([row])
            self._settle(row, found.get(row.line, {}), resembling.get(row.line, {}))

    def _repeats(self, row: CheckedRow) -> bool:
        """Say whether a row was found to repeat a record in reach before it was checked."""
        return row.verdict == Verdict.UNCHANGED and row.keeper_path.startswith(self._paths)

    def _settle(self, row: CheckedRow, matches: dict[int, Match], resembling: dict[int, Match]) -> None:
        row.object_id = row.object_version = None
        row.like = []
        matches = self._not_by_hearsay(row, matches)
        problem = self._problem(row, matches) if matches else self._resembles(row, resembling)
        if problem is not None and problem.code in doubles.DOUBTS:
            matches, problem = self._as_said(row, matches or resembling, problem)
        if problem is not None:
            row.verdict = Verdict.HELD
            row.add(problem)
        elif not matches:
            self._settle_new(row)
        else:
            self._settle_known(row, next(iter(matches.values())))

    def _resembles(self, row: CheckedRow, resembling: dict[int, Match]) -> Fault | None:
        """Ask back when a row without a match looks like records in reach; drop those it does not look like."""
        how = {}
        for key, match in list(resembling.items()):
            said = doubles.likeness(row.values, match.row) if self._in_reach(match) else ""
            if said and self._said.get((key, doubles.line_key(row.values))) != DoubleAnswer.TWO:
                how[key] = said
            else:
                del resembling[key]
        if not how:
            return None
        words = doubles.WORDS[next(iter(how.values()))]
        reason = _("Có thể trùng với người đã có trong sổ: {how}.").format(how=words)
        return self._fault(
            row, "possible_double", "full_name", reason, _("Bấm Đối chiếu để kết luận một hay hai người.")
        )

    def _as_said(
        self, row: CheckedRow, matches: dict[int, Match], problem: Fault
    ) -> tuple[dict[int, Match], Fault | None]:
        """Let an earlier verdict on the same line decide; else remember whom to ask about."""
        key = doubles.line_key(row.values)
        one = {person: match for person, match in matches.items() if self._said.get((person, key)) == DoubleAnswer.ONE}
        if one and next(iter(one.values())).row["ended_on"] is None:
            return one, None
        two = all(self._said.get((person, key)) == DoubleAnswer.TWO for person in matches)
        if two and not any({"identity_number", "card_number"} & set(match.how) for match in matches.values()):
            return {}, None
        row.like = list(matches)[:5]
        return matches, problem

    def _settle_known(self, row: CheckedRow, match: Match) -> None:
        self._rows[match.row["person_id"]] = row.row
        row.object_id, row.object_version = match.row["person_id"], match.row["version"]
        row.changes = differences(row.values, match.row)
        row.verdict = Verdict.CHANGED if row.changes else Verdict.UNCHANGED
        for finding in _contradictions(row, match.row):
            row.verdict, row.changes = Verdict.HELD, {}
            reason = _("{reason} So với những gì sổ đang ghi.").format(reason=finding.reason)
            remedy = _("Xem lại ngày trên giấy; nếu sổ sai, sửa ở trang hồ sơ rồi nhập lại.")
            row.add(self._fault(row, finding.code, finding.field, reason, remedy, Outcome.REFUSED))

    def _settle_new(self, row: CheckedRow) -> None:
        """Take in a new member; one who has left already is shown and not written."""
        row.verdict = Verdict.NEW
        if row.values.get("standing") in ENDED_STANDINGS:
            row.verdict = Verdict.HELD
            reason = _("Người này đã rời khỏi Đảng bộ nên dòng này không ghi vào sổ.")
            remedy = _("Nếu vẫn cần hồ sơ, ghi ở trang thêm đảng viên, kèm quyết định.")
            row.add(self._fault(row, "standing_ended", "standing", reason, remedy, Outcome.WARNING))

    def _not_by_hearsay(self, row: CheckedRow, matches: dict[int, Match]) -> dict[int, Match]:
        """Drop namesakes beside a match by number, those out of reach, and those born otherwise exactly."""
        by_number = {key: match for key, match in matches.items() if match.how != ["full_name"]}
        if by_number:
            return by_number
        precision = row.values["born_on"].precision
        return {
            key: match
            for key, match in matches.items()
            if match.row["born_precision"] == precision
            and self._in_reach(match)
            and match.row["keeper_path"].startswith(self._within)
        }

    def _in_reach(self, match: Match) -> bool:
        return match.row["keeper_path"].startswith(self._paths)

    def _problem(self, row: CheckedRow, matches: dict[int, Match]) -> Fault | None:
        """Say why the row cannot be matched with one record, naming nobody out of reach."""
        match = next(iter(matches.values()))
        how = match.how[0]
        if any(not self._in_reach(other) for other in matches.values()):
            reason, remedy = _("Số này đã có trong sổ."), _("Xem lại số; nếu đúng, gửi yêu cầu đối chiếu lên cấp trên.")
            return self._fault(row, "number_held", how, reason, remedy)
        if len(matches) > 1:
            reason = _("Dòng này giống {count} người trong sổ.").format(count=len(matches))
            return self._fault(row, "several_in_register", how, reason, _("Ghi thêm số định danh để biết là ai."))
        if how == "full_name" and match.row["cell_id"] not in (None, row.values.get("cell")):
            reason = _("Trong sổ có người cùng họ tên, ngày sinh ở chi bộ khác.")
            remedy = _("Nếu là một người, ghi số định danh vào dòng này; nếu là hai người, thêm ở trang đảng viên.")
            return self._fault(row, "same_name_elsewhere", how, reason, remedy)
        if how != "full_name" and _someone_else(row.values, match.row):
            reason = _("Số này trong sổ là của người có họ tên, ngày sinh khác.")
            return self._fault(row, "number_of_another", how, reason, _("Xem lại số, họ tên và ngày sinh trên giấy."))
        if _numbers_disagree(row.values, match.row):
            reason = _("Người này trong sổ có số định danh khác.")
            remedy = _("Xem lại hai số; nếu sổ sai, sửa ở trang hồ sơ.")
            return self._fault(row, "numbers_disagree", "identity_number", reason, remedy)
        if match.row["ended_on"] is not None:
            reason = _("Người này đã có trong sổ và đã rời khỏi Đảng bộ.")
            return self._fault(
                row, "membership_ended", how, reason, _("Ghi việc trở lại ở trang hồ sơ, có quyết định.")
            )
        first = self._rows.get(match.row["person_id"])
        if first is not None and first != row.row:
            reason = _("Trùng với dòng {row} của tệp: cùng một người trong sổ.").format(row=first)
            return self._fault(row, "duplicate_in_file", how, reason, _("Giữ một dòng, xóa dòng kia."))
        return None

    def _fault(
        self, row: CheckedRow, code: str, name: str, reason: str, remedy: str, outcome: str = Outcome.DUPLICATE
    ) -> Fault:
        finding = Finding(code, name, reason, remedy)
        value = facts.show(name, row.values.get(name))
        column = column_name(self._sheets[row.sheet], name)
        return Fault.of(finding, column=column, value=value, outcome=outcome)


def record_id(row: CheckedRow) -> int:
    """Return the record a row was found to be."""
    if row.object_id is None:
        raise ValueError(f"line {row.line} has no record")
    return row.object_id


def _contradictions(row: CheckedRow, found: dict[str, Any]) -> list[Finding]:
    """Return what would stop the record once the row's changes stood beside what the register keeps."""
    changed = {name: row.values[name] for name in row.changes if name in facts.FIELDS}
    if not changed:
        return []
    together = {name: _stored(name, found) or None for name in facts.FIELDS} | changed
    return [finding for finding in rules.list_findings(together, timezone.localdate()) if finding.stops]


def _someone_else(values: dict[str, Any], found: dict[str, Any]) -> bool:
    """Say whether both the name and the birth year differ: then the number is wrong, not the record."""
    born: PartialDate = values["born_on"]
    return fold(values["full_name"]) != found["name_folded"] and born.value.year != found["born_on"].year


def _numbers_disagree(values: dict[str, Any], found: dict[str, Any]) -> bool:
    number = values.get("identity_number")
    return bool(number and found["identity_number"] and number != found["identity_number"])


def differences(values: dict[str, Any], found: dict[str, Any]) -> dict[str, list[Any]]:
    """Return field → [what the register says, what the row says], packed; a blank changes nothing.

    A date known less exactly does not replace one known to the day; the place of a tone mark alone
    is no change.
    """
    changes: dict[str, list[Any]] = {}
    for name in facts.FIELDS:
        wanted = values.get(name)
        if not wanted:
            continue
        current = _stored(name, found)
        if not _same(name, current, wanted):
            changes[name] = [_packed(current), _packed(wanted)]
    if values.get("cell") and found["cell_id"] != values["cell"]:
        changes["cell"] = [found["cell_id"], values["cell"]]
    standing = values.get("standing")
    if standing and standing != found["standing"]:
        changes["standing"] = [found["standing"], standing]
    return changes


def writable_standing(changes: dict[str, list[Any]]) -> bool:
    """Say whether an import may write the new standing; leaving the Party takes a decision of its own."""
    return "standing" in changes and changes["standing"][1] not in ENDED_STANDINGS


def _stored(name: str, found: dict[str, Any]) -> Any:
    value = found[name]
    if name in facts.TEXTS or value is None:
        return value or ""
    return dates.restore(value, found[facts.precision_of(name)] if name in facts.WITH_PRECISION else "day")


def _same(name: str, current: Any, wanted: Any) -> bool:
    if isinstance(wanted, PartialDate):
        if not isinstance(current, PartialDate):
            return False
        return current == wanted or (not wanted.is_full and current.is_full and current.may_be(wanted))
    if name in ("full_name", "other_name"):
        return tone_place_normal(current) == tone_place_normal(wanted)
    return str(current) == str(wanted)


def _packed(value: Any) -> str:
    return f"{value.value.isoformat()} {value.precision}" if isinstance(value, PartialDate) else str(value)
