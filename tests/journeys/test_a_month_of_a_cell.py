"""A month of one cell from the inbox: plan, roll, minutes, score; dues taken, closed, sent up. Every tap is counted.

Twenty members, three absent, two who have not paid. Signing in is three more (name, password, button). At six seconds
each, reading included, the ceiling of 120 is twelve minutes, below the fifteen the house promises a secretary.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Final

from django.utils import timezone

from branches.models import WorkItem
from cell_life.choices import MeetingState
from cell_life.models import DuesRemittance, DuesSheet, Meeting, MeetingScore
from tests.factories.dues import basis
from tests.factories.members import MemberFactory
from tests.factories.remittances import share
from tests.journeys.visitor import Visitor

SIGNING_IN: Final = 3
CEILING: Final = 120
COSTS: Final = {
    "writes": 1,
    "writes_into": 1,
    "writes_date": 3,
    "chooses": 1,
    "picks": 1,
    "unticks": 1,
    "presses": 1,
    "follows": 1,
}
"""What each act of the hand costs; a date is three boxes."""
EMPTY_BOXES: Final = """() => [...document.querySelectorAll('main input[inputmode=numeric]')]
    .filter((box) => box.name.startsWith('c_') && !box.value).map((box) => [box.name, box.max])"""


class Counted:
    """A visitor whose taps and fields are counted in ``done``."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.done = visitor, SIGNING_IN

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.visitor, name)

        @wraps(method)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.done += COSTS.get(name, 0)
            return method(*args, **kwargs)

        return counted


def test_a_month_of_a_cell_takes_less_than_fifteen_minutes_of_clicking(visit, secretary, city):
    today = timezone.localdate()
    people = [MemberFactory(cell=city.cell, full_name=f"Đồng Chí {name}", since=date(2025, 1, 1)) for name in NAMES]
    for person in people:
        basis(person)
    share(city.cell)
    hand = Counted(visit(secretary))
    _plan(hand, today)
    _roll(hand)
    _minutes(hand, today)
    _score(hand, today)
    _dues(hand)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.roll.filter(presence="present").count()) == (MeetingState.CLOSED, 17)
    assert MeetingScore.objects.get().sent_on == today
    assert DuesSheet.objects.get().state == "closed"
    assert DuesRemittance.objects.get().taken == 18 * 100_000
    hand.goes("/")
    left = set(WorkItem.objects.open().filter(organisation=city.cell).values_list("kind", flat=True))
    assert not {kind for kind in left if kind.startswith("meetings.")} - {"meetings.plan", "meetings.thematic"}
    assert not left & {"dues.open", "dues.close", "dues.send"}
    assert hand.done <= CEILING, hand.done


NAMES: Final = ["An", "Bình", "Chi", "Dung", "Em", "Giang", "Hà", "Hiền", "Hoa", "Hùng"]
NAMES += ["Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quý", "Sơn", "Tâm", "Vinh"]


def _plan(hand: Any, today: date) -> None:
    hand.goes("/")
    hand.follows("Lên lịch : ")
    hand.writes_date("Ngày họp", str(today.day), str(today.month), str(today.year))
    hand.presses("Lưu vào lịch")
    hand.sees("Đã ghi buổi sinh hoạt vào lịch.")


def _roll(hand: Any) -> None:
    hand.goes("/")
    hand.follows("Điểm danh : ")
    for name, reason in (("Bình", "xin phép"), ("Hoa", "ốm, điều trị"), ("Vinh", "đi công tác")):
        hand.picks(f"Đồng Chí {name}", "vắng có lý do")
        hand.picks(f"Lý do vắng của đồng chí Đồng Chí {name}", reason)
    hand.presses("Lưu điểm danh")
    hand.sees("Đã ghi điểm danh.")


def _minutes(hand: Any, today: date) -> None:
    hand.goes("/")
    hand.follows("Ghi biên bản : ")
    hand.chooses("Chủ trì", "Đồng Chí An")
    hand.chooses("Thư ký", "Đồng Chí Chi")
    hand.writes("Thời gian họp (phút)", "95")
    hand.writes("Kết quả thực hiện nghị quyết tháng trước", "Hoàn thành 9 trên 10 việc.")
    hand.writes("Ý kiến thảo luận", "Mười hai lượt ý kiến về trật tự đô thị.")
    hand.writes("Kết luận, nhiệm vụ tháng tới", "Rà soát hộ nghèo; vận động đóng quỹ.")
    day = (str(today.day), str(today.month), str(today.year))
    hand.writes_date("Ngày cập nhật kết quả lên sổ tay đảng viên điện tử", *day)
    hand.presses("Lưu biên bản")
    hand.presses("Biên bản đã đọc và thông qua")
    hand.sees("Biên bản đã thông qua.")


def _score(hand: Any, today: date) -> None:
    hand.goes("/")
    hand.follows("Chấm điểm : ")
    for name, most in hand.asks(EMPTY_BOXES):
        hand.writes_into(name, most)
    day = (str(today.day), str(today.month), str(today.year))
    hand.writes_date("Chi ủy thống nhất ngày", *day)
    hand.writes_date("Gửi cấp trên ngày", *day)
    hand.presses("Lưu phiếu chấm điểm")
    hand.misses("Chưa chấm điểm.")


def _dues(hand: Any) -> None:
    hand.goes("/")
    hand.follows("Lập bảng : ")
    hand.presses("Lập bảng tháng")
    hand.presses("Đánh dấu tất cả")
    for name in ("Giang", "Sơn"):
        hand.unticks(f"Đã đóng đủ 100.000: Đồng Chí {name}")
    hand.presses("Lưu và ghi phiếu thu")
    hand.follows("Khóa sổ tháng")
    hand.presses("Khóa sổ")
    hand.goes("/")
    hand.follows("Ghi đã nộp : ")
    hand.writes("Số chứng từ", "PC 11")
    hand.presses("Lập phiếu nộp")
    hand.sees("Đã lập phiếu nộp.")
