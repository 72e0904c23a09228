"""Meetings of some cells in the demo: a year of them, with rolls, minutes, tasks and scores; a few statements.

A few hundred cells at most, however large the register; here and there one came late, was short, or wrote nothing.
"""

from datetime import date
from typing import Any, Final

from django.db import connection

from cell_life.meetings.rules import regular_day

MOST_CELLS: Final = 300
MEETINGS: Final = """
    WITH chosen AS (
        SELECT organisation_id AS cell, starts_on FROM branches_organisationperiod
        WHERE kind IN ('cell', 'base_cell') AND ends_on IS NULL
        ORDER BY hashint8(organisation_id) LIMIT %(most)s
    ), day AS (
        SELECT unnest(%(days)s::date[]) AS held_on
    ), due AS (
        SELECT chosen.cell, day.held_on, extract(month FROM day.held_on)::int AS number,
               abs(hashint8(chosen.cell * 37 + extract(doy FROM day.held_on)::int)) %% 100 AS chance,
               extract(month FROM day.held_on)::int %% 3 = 0 AS themed
        FROM chosen JOIN day ON chosen.starts_on <= day.held_on
        WHERE EXISTS (
            SELECT 1 FROM members_placement AS placement
            WHERE placement.cell_id = chosen.cell AND placement.kind = 'formal' AND placement.starts_on <= day.held_on
              AND (placement.ends_on IS NULL OR placement.ends_on > day.held_on)
        )
    )
    INSERT INTO cell_life_meeting (
        cell_id, month, held_on, starts_at, kind, state, place, topic, agenda, papers_on, minutes, guests, reviewed,
        discussed, concluded, uploaded_on, recorded_on, late, late_reason, closing_reason, version, created_at
    )
    SELECT cell, date_trunc('month', held_on)::date, held_on, time '19:30',
           CASE WHEN themed THEN 'combined' ELSE 'regular' END,
           CASE WHEN held_on > %(today)s OR (held_on >= %(last)s AND chance %% 8 = 3) THEN 'planned'
                WHEN chance %% 5 = 2 AND held_on >= %(last)s THEN 'held' ELSE 'closed' END,
           'Nhà văn hóa',
           CASE WHEN themed THEN 'Trách nhiệm nêu gương của cán bộ, đảng viên' ELSE '' END,
           '1. Kết quả thực hiện nghị quyết tháng trước.' || chr(10) || '2. Nhiệm vụ tháng này.' || chr(10)
               || '3. Ý kiến đảng viên.',
           CASE WHEN held_on - 2 <= %(today)s THEN held_on - CASE WHEN chance = 9 THEN 0 ELSE 2 END END,
           CASE WHEN held_on <= %(today)s THEN CASE WHEN themed THEN 115 ELSE 85 END + chance %% 30 END,
           '', '', '', '',
           CASE WHEN held_on + 2 <= %(today)s AND chance %% 9 <> 4
                THEN held_on + CASE WHEN chance = 8 THEN 3 ELSE 1 END END,
           CASE WHEN held_on <= %(today)s
                THEN least(%(today)s, held_on + CASE WHEN chance %% 13 = 5 THEN 6 ELSE 0 END) END,
           chance %% 13 = 5 AND held_on + 6 <= %(today)s,
           CASE WHEN chance %% 13 = 5 AND held_on + 6 <= %(today)s THEN 'Điểm danh trên giấy, ghi bù' ELSE '' END,
           '', 1, now()
    FROM due
"""
NOT_TAKEN: Final = """
    UPDATE cell_life_meeting SET recorded_on = NULL, minutes = NULL, uploaded_on = NULL, late = false, late_reason = ''
    WHERE state = 'planned'
"""
ROLL: Final = """
    INSERT INTO cell_life_attendance (meeting_id, membership_id, capacity, presence, reason, note)
    SELECT DISTINCT ON (id, membership_id) id, membership_id, capacity,
           CASE WHEN why <> '' OR chance BETWEEN 1 AND 5 THEN 'excused' WHEN chance = 6 THEN 'unexcused'
                ELSE 'present' END,
           CASE WHEN why <> '' THEN why WHEN chance IN (1, 2) THEN 'leave' WHEN chance IN (3, 4) THEN 'mission'
                WHEN chance = 5 THEN 'ill' ELSE '' END,
           ''
    FROM (
        SELECT meeting.id, placement.membership_id, placement.kind,
               CASE WHEN placement.kind = 'temporary' THEN 'temporary'
                    WHEN membership.official_on <= meeting.held_on THEN 'official' ELSE 'probationary' END AS capacity,
               CASE WHEN suspension.id IS NOT NULL THEN 'suspended' WHEN exemption.id IS NOT NULL THEN 'exempt'
                    WHEN elsewhere.id IS NOT NULL THEN 'elsewhere' ELSE '' END AS why,
               abs(hashint8(placement.membership_id * 53 + meeting.id)) %% 90 AS chance
        FROM cell_life_meeting AS meeting
        JOIN members_placement AS placement ON placement.cell_id = meeting.cell_id
             AND placement.starts_on <= meeting.held_on
             AND (placement.ends_on IS NULL OR placement.ends_on > meeting.held_on)
        JOIN members_membership AS membership ON membership.id = placement.membership_id
        LEFT JOIN members_suspension AS suspension ON suspension.membership_id = membership.id
             AND suspension.starts_on <= meeting.held_on
             AND (suspension.ends_on IS NULL OR suspension.ends_on > meeting.held_on)
        LEFT JOIN members_exemption AS exemption ON exemption.membership_id = membership.id
             AND exemption.starts_on <= meeting.held_on
             AND (exemption.ends_on IS NULL OR exemption.ends_on > meeting.held_on)
        LEFT JOIN members_placement AS elsewhere ON elsewhere.membership_id = membership.id
             AND elsewhere.kind = 'temporary' AND elsewhere.cell_id <> meeting.cell_id
             AND elsewhere.starts_on <= meeting.held_on
             AND (elsewhere.ends_on IS NULL OR elsewhere.ends_on > meeting.held_on)
        WHERE meeting.state IN ('held', 'closed')
    ) AS placed
    ORDER BY id, membership_id, kind
"""
WORDS: Final = """
    UPDATE cell_life_meeting AS meeting
    SET chair_id = led.chair, clerk_id = led.clerk,
        reviewed = 'Các nhiệm vụ tháng trước hoàn thành đúng hạn; vận động thêm các hộ tham gia tổ tự quản.',
        discussed = 'Các đồng chí nhất trí với báo cáo, đề nghị quan tâm vệ sinh môi trường và chiếu sáng ngõ xóm.',
        concluded = 'Tiếp tục thực hiện nghị quyết; phân công theo dõi từng việc, báo cáo ở kỳ họp sau.'
    FROM (
        SELECT came.meeting_id, (array_agg(membership.person_id ORDER BY membership.id))[1] AS chair,
               (array_agg(membership.person_id ORDER BY membership.id))[2] AS clerk
        FROM cell_life_attendance AS came JOIN members_membership AS membership ON membership.id = came.membership_id
        WHERE came.presence = 'present' AND came.capacity = 'official'
        GROUP BY came.meeting_id
    ) AS led
    WHERE led.meeting_id = meeting.id AND meeting.state = 'closed'
"""
TASKS: Final = """
    INSERT INTO cell_life_meetingtask (meeting_id, person_id, words, due_on, done_on, outcome, version)
    SELECT id, clerk_id, 'Rà soát hộ nghèo, hộ cận nghèo trên địa bàn, báo cáo chi ủy', held_on + 25,
           CASE WHEN held_on + 25 < %(today)s AND id %% 7 <> 2 THEN held_on + 22 END,
           CASE WHEN held_on + 25 < %(today)s AND id %% 7 <> 2 THEN 'Đã rà soát và báo cáo' ELSE '' END, 1
    FROM cell_life_meeting WHERE state = 'closed' AND id %% 3 = 1
"""
SCORES: Final = """
    INSERT INTO cell_life_meetingscore (meeting_id, sheet, points, total, level, note, agreed_on, sent_on, version)
    SELECT id, 'mau-42-hd',
           jsonb_build_object('duration', 5, 'attendance', 3, 'preparation', 9, 'conduct', conduct, 'chairing', 9,
                              'principles', 5, 'results', 27, 'closing', 5),
           63 + conduct, CASE WHEN 63 + conduct >= 90 THEN 'good' ELSE 'fair' END, '', held_on + 1, held_on + 1, 1
    FROM (
        SELECT id, held_on, 18 + abs(hashint8(id * 11)) %% 13 AS conduct FROM cell_life_meeting
        WHERE state = 'closed' AND held_on >= %(sheet)s AND held_on + 1 <= %(today)s AND id %% 10 <> 6
    ) AS held
"""


def write(today: date, members: int) -> int:
    """Write a year of meetings of a share of the cells, and the months ahead; return how many rows."""
    values: dict[str, Any] = {
        "most": MOST_CELLS,
        "days": [regular_day(_month(today, back)) for back in range(11, -3, -1)],
        "today": today,
        "last": today.replace(day=1),
        "sheet": date(2025, 10, 28),
    }
    written = 0
    with connection.cursor() as cursor:
        for statement in (MEETINGS, NOT_TAKEN, ROLL, WORDS, TASKS, SCORES):
            cursor.execute(statement, values)
            written += cursor.rowcount
    return written


def _month(today: date, back: int) -> date:
    number = today.year * 12 + today.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
