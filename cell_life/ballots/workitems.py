"""What votes give to do: a list to settle, ballots to count, a quota missed to report upwards."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import WorkItem
from branches.workitems.registry import Moment, Names, Statement, Words
from branches.workitems.words import say
from cell_life.choices import BallotState, Outcome
from cell_life.workitems import address, register

AHEAD: Final = timedelta(days=7)
FREEZE: Final = """
    SELECT place.organisation_id, base.id::text, NULL::date, base.held_on, 1, '', '{}'::jsonb
    FROM cell_life_ballotbase AS base JOIN place ON place.organisation_id = base.organisation_id
    WHERE base.frozen_at IS NULL AND base.held_on <= %s
      AND EXISTS (SELECT FROM cell_life_ballot AS one WHERE one.base_id = base.id AND one.state = %s)
"""
COUNT: Final = """
    SELECT place.organisation_id, ballot.id::text, NULL::date, base.held_on, 1, '', '{}'::jsonb
    FROM cell_life_ballot AS ballot
    JOIN cell_life_ballotbase AS base ON base.id = ballot.base_id AND base.frozen_at IS NOT NULL
    JOIN place ON place.organisation_id = base.organisation_id
    WHERE ballot.state = %s AND base.held_on <= %s
"""
REPORT: Final = """
    SELECT place.organisation_id, ballot.id::text, base.held_on, NULL::date, 1, ballot.rule_key, '{}'::jsonb
    FROM cell_life_ballot AS ballot
    JOIN cell_life_ballotbase AS base ON base.id = ballot.base_id
    JOIN place ON place.organisation_id = base.organisation_id
    WHERE ballot.state = %s AND ballot.outcome = %s AND ballot.reported_on IS NULL
"""


def open_rooms() -> None:
    """Register the kinds."""
    register("ballots.freeze", gettext_lazy("Chốt danh sách biểu quyết"), freeze, _freeze, order=16)
    register("ballots.count", gettext_lazy("Kiểm phiếu"), count, _count, order=17)
    register("ballots.report", gettext_lazy("Báo cáo kết quả không đủ tỷ lệ"), report, _report, order=18)


def freeze(moment: Moment) -> Statement:
    """Find lists not settled yet whose vote is within a week or past."""
    return Statement(FREEZE, [moment.today + AHEAD, BallotState.OPEN])


def count(moment: Moment) -> Statement:
    """Find votes whose day has come and whose ballots are not counted."""
    return Statement(COUNT, [BallotState.OPEN, moment.today])


def report(moment: Moment) -> Statement:
    """Find counted votes that missed their share and were not reported upwards."""
    return Statement(REPORT, [BallotState.COUNTED, Outcome.NOT_REACHED])


def _freeze(item: WorkItem, names: Names) -> Words:
    title = _("Chốt danh sách làm căn cứ biểu quyết ngày {day}").format(day=_due(item))
    why = _("Danh sách phải chốt trước khi kiểm phiếu: ai được tính, ai không và vì sao")
    return Words(title, _("Xem danh sách"), address("ballots:list", int(item.subject)), why)


def _count(item: WorkItem, names: Names) -> Words:
    title = _("Kiểm phiếu lần biểu quyết ngày {day}").format(day=_due(item))
    why = _("Danh sách đã chốt, chưa ghi số phiếu")
    return Words(title, _("Ghi số phiếu"), address("ballots:count", int(item.subject)), why)


def _report(item: WorkItem, names: Names) -> Words:
    day = say(item.starts_on) if item.starts_on else ""
    title = _("Báo cáo cấp trên kết quả biểu quyết ngày {day}").format(day=day)
    why = _("Kết quả không đủ tỷ lệ vẫn phải báo cáo cấp có thẩm quyền xem xét; phần mềm không tự khép lại việc")
    return Words(title, _("Ghi đã báo cáo"), address("ballots:report", int(item.subject)), why)


def _due(item: WorkItem) -> str:
    return say(item.due_on) if item.due_on else ""
