"""What a merge of two records does with rows of cell life: they go with the membership or the person they tell of."""

from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cell_life.choices import Taking
from members.doubles.higher import MEMBERSHIP, PERSON, Way, register

_BLANK_ENTRY: Final = (
    "why",
    "review_on",
    "own_level",
    "points",
    "proposed_level",
    "remark",
    "ballot_id",
    "cell_level",
    "decided_level",
)


def open_rooms() -> None:
    """Tell merges of every column of this app that points at a membership or a person."""
    register(*_of_meetings(), *_of_ballots(), *_of_dues(), _of_ratings())


def _of_meetings() -> list[Way]:
    return [
        Way(
            "cell_life.attendance",
            "membership",
            MEMBERSHIP,
            once_for=("meeting_id",),
            told=lambda row: _("buổi sinh hoạt ngày {day}").format(day=_say(row.meeting.held_on)),
            remedy=gettext_lazy("Sửa điểm danh của hai hồ sơ ở buổi ấy cho giống nhau, rồi gộp lại."),
        ),
        Way("cell_life.meeting", "chair", PERSON),
        Way("cell_life.meeting", "clerk", PERSON),
        Way("cell_life.meetingtask", "person", PERSON),
    ]


def _of_ballots() -> list[Way]:
    return [
        Way(
            "cell_life.ballotvoter",
            "membership",
            MEMBERSHIP,
            once_for=("base_id",),
            may_go=lambda row: row.base.frozen_at is None,
            told=lambda row: _("danh sách ngày {day}").format(day=_say(row.base.held_on)),
            remedy=gettext_lazy(
                "Nếu danh sách chưa chốt, sửa hai dòng cho giống nhau rồi gộp lại. Danh sách đã chốt đếm một người "
                "hai lần thì không sửa được: báo cấp ủy cấp trên xem lại kết quả trước khi gộp."
            ),
            guard="cell_life.BallotVoter:a_frozen_list_stays",
        ),
        Way("cell_life.ballot", "about", PERSON, beside="chair"),
        Way("cell_life.ballot", "chair", PERSON, beside="about"),
        Way("cell_life.ballotcounter", "person", PERSON, once_for=("ballot_id",), is_empty=lambda row: not row.head),
    ]


def _of_dues() -> list[Way]:
    return [
        Way(
            "cell_life.duesbasis",
            "membership",
            MEMBERSHIP,
            apart=True,
            told=_since,
            remedy=gettext_lazy("Kết thúc căn cứ ghi sai ở một trong hai hồ sơ, rồi gộp lại."),
        ),
        Way(
            "cell_life.duesrelief",
            "membership",
            MEMBERSHIP,
            apart=True,
            told=_since,
            remedy=gettext_lazy("Kết thúc lần miễn, giảm ghi sai ở một trong hai hồ sơ, rồi gộp lại."),
        ),
        Way(
            "cell_life.duesline",
            "membership",
            MEMBERSHIP,
            once_for=("sheet_id",),
            is_empty=lambda row: row.due is None,
            told=lambda row: _("tháng {month}").format(month=f"{row.sheet.month:%m/%Y}"),
            remedy=gettext_lazy("Ghi căn cứ đóng của hai hồ sơ cho giống nhau, tính lại bảng tháng ấy, rồi gộp lại."),
        ),
        Way("cell_life.duesreceipt", "membership", MEMBERSHIP),
        Way("cell_life.duespayment", "membership", MEMBERSHIP),
    ]


def _of_ratings() -> Way:
    return Way(
        "cell_life.ratingentry",
        "membership",
        MEMBERSHIP,
        once_for=("sheet_id",),
        is_empty=lambda row: row.taking == Taking.RATED and not any(getattr(row, name) for name in _BLANK_ENTRY),
        may_go=lambda row: not row.complaints.exists(),
        told=lambda row: _("năm {year}").format(year=row.sheet.year),
        remedy=gettext_lazy("Để trống dòng ghi trùng ở đợt xếp loại của chi bộ, rồi gộp lại."),
    )


def _since(row: Any) -> str:
    return _("từ ngày {day}").format(day=_say(row.starts_on))


def _say(day: date) -> str:
    return f"{day:%d/%m/%Y}"
