"""Whose a row is: by number, by card, by name and birth date in reach, by name in the cell it names."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.choices import Outcome
from members.intake import doubles
from members.intake.checking import CheckedRow
from members.intake.matching import Match, candidates, in_cell, near
from vietnam import dates
from vietnam.dates import PartialDate
from vietnam.names import fold

NOBODY: Final = "no_record"
"""The code of a row that is nobody of the register; a list of arrivals may take him in."""
ELSEWHERE: Final = "out_of_reach"
"""The code of a row whose number somebody out of reach bears; said only where a stranger could be taken in."""


class Whose:
    """Finds the one record each row of a chunk is about, or says why there is none."""

    def __init__(self, paths: Sequence[str], within: str, only: int | None) -> None:
        """``paths`` bound what may be written, ``within`` is the list's organisation, ``only`` it when it is a cell."""
        self._paths, self._within, self._only = tuple(paths), within, only

    def find(self, rows: Sequence[CheckedRow]) -> dict[int, Match | Finding]:
        """Return line → record or finding; at most four queries for a chunk."""
        found = candidates(rows)
        loose = in_cell((row for row in rows if row.line not in found), self._cell)
        moved = (row for row in rows if row.line not in found and row.line not in loose and row.values.get("to_cell"))
        loose |= in_cell(moved, _goal)
        left = [row for row in rows if row.line not in found and row.line not in loose]
        resembling = near(row for row in left if row.values.get("born_on") or row.values.get("old_identity_card"))
        return {
            row.line: self._one(row, found.get(row.line, {}), loose.get(row.line, {}), resembling.get(row.line, {}))
            for row in rows
        }

    def _cell(self, row: CheckedRow) -> int | None:
        return row.values.get("cell") or self._only

    def _one(
        self, row: CheckedRow, matches: dict[int, Match], loose: dict[int, Match], resembling: dict[int, Match]
    ) -> Match | Finding:
        numbered = [match for match in matches.values() if match.how != ["full_name"]]
        if numbered:
            return self._by_number(row, numbered)
        named = [match for match in (*matches.values(), *loose.values()) if self._may_be(row, match)]
        if len(named) > 1:
            named = [match for match in named if self._cell(row) in _cells(match)] or named
        if len(named) > 1:
            reason = _("Dòng này giống {count} người trong sổ.").format(count=len(named))
            return Finding("several_in_register", "full_name", reason, _("Ghi thêm số định danh để biết là ai."))
        if named:
            return self._in_his_cell(row, named[0])
        return self._nobody(row, resembling)

    def _by_number(self, row: CheckedRow, matches: list[Match]) -> Match | Finding:
        field = matches[0].how[0]
        if any(not self._in_reach(match) for match in matches):
            reason = _("Không tìm thấy người có số này trong phạm vi của đồng chí.")
            remedy = _("Xem lại số; nếu đúng, gửi yêu cầu đối chiếu lên cấp trên.")
            return Finding(ELSEWHERE, field, reason, remedy)
        if len(matches) > 1:
            reason = _("Hai số của dòng này là của hai người trong sổ.")
            return Finding("several_in_register", field, reason, _("Xem lại số định danh và số thẻ."))
        if _someone_else(row, matches[0]):
            reason = _("Số này trong sổ là của người có họ tên, ngày sinh khác.")
            return Finding("number_of_another", field, reason, _("Xem lại số, họ tên và ngày sinh trên giấy."))
        return matches[0]

    def _may_be(self, row: CheckedRow, match: Match) -> bool:
        if not self._in_reach(match) or not match.row["keeper_path"].startswith(self._within):
            return False
        given: PartialDate | None = row.values.get("born_on")
        known = dates.restore(match.row["born_on"], match.row["born_precision"])
        return given is None or given == known or given.may_be(known) or known.may_be(given)

    def _in_his_cell(self, row: CheckedRow, match: Match) -> Match | Finding:
        named = {row.values.get("cell"), _goal(row)}
        if row.values.get("cell") and not named & _cells(match):
            reason = _("Trong sổ có người cùng họ tên, ngày sinh ở chi bộ khác.")
            remedy = _("Nếu là một người, ghi số định danh vào dòng này, hoặc sửa tên chi bộ.")
            return Finding("same_name_elsewhere", "cell", reason, remedy)
        return match

    def _nobody(self, row: CheckedRow, resembling: dict[int, Match]) -> Finding:
        how = next(
            (
                said
                for match in resembling.values()
                if self._in_reach(match) and (said := doubles.likeness(row.values, match.row))
            ),
            "",
        )
        if how:
            reason = _("Có thể là người có trong sổ: {how}.").format(how=doubles.WORDS[how])
            return Finding("possible_double", "full_name", reason, _("Ghi số định danh, hoặc sửa ngày sinh cho khớp."))
        if not (row.values.get("born_on") or row.values.get("identity_number") or row.values.get("card_number")):
            reason = _("Chỉ có họ tên thì chưa đủ để biết là ai.")
            return Finding("who_is_it", "full_name", reason, _("Ghi thêm ngày sinh, số định danh hoặc số thẻ."))
        return nobody()

    def _in_reach(self, match: Match) -> bool:
        return match.row["keeper_path"].startswith(self._paths)


def nobody() -> Finding:
    """Say that a row is nobody in reach; the same words whether or not somebody elsewhere bears the number."""
    reason = _("Không tìm thấy người này trong phạm vi của đồng chí.")
    return Finding(NOBODY, "full_name", reason, _("Xem lại họ tên, ngày sinh, số; nếu chưa có hồ sơ, nhập trước."))


def _goal(row: CheckedRow) -> int | None:
    """Return the cell a transfer leads to: who is there already has made it."""
    goal: int | None = row.values.get("to_cell")
    return goal


def _cells(match: Match) -> set[Any]:
    """Return the cell a person is in and the one that keeps the record, which for one who left is the last."""
    return {match.row["cell_id"], int(match.row["keeper_path"].rstrip("/").rpartition("/")[2])}


def _someone_else(row: CheckedRow, match: Match) -> bool:
    """Say whether the name differs and no birth year speaks for the same person."""
    if fold(row.values.get("full_name") or "") == match.row["name_folded"]:
        return False
    born: PartialDate | None = row.values.get("born_on")
    return born is None or born.value.year != match.row["born_on"].year


def outcome_of(finding: Finding) -> str:
    """Return how a row ends about which this is said: doubts are looked at, the rest refused."""
    doubts = {"several_in_register", "same_name_elsewhere", "possible_double", "number_of_another"}
    return str(Outcome.DUPLICATE if finding.code in doubles.DOUBTS | doubts else Outcome.REFUSED)
