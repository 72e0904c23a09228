"""Two people and one file: the office asks for many people, the leader agrees, the file is there."""

import openpyxl
import pytest

from jobs import running
from jobs.models import Approval, Job
from tests.factories.members import MemberFactory
from tests.journeys.inspection import everything, expect_none
from tests.journeys.visitor import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def many(city, settings) -> None:
    settings.APPROVAL_OVER_PEOPLE = 2
    for name in ("Trần Thị Ánh", "Lê Văn Bình", "Đỗ Thị Cúc"):
        MemberFactory(full_name=name, cell=city.cell)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_of_many_people_is_asked_for_approved_and_fetched(many, visit, office, leader, tmp_path, javascript):
    asking = visit(office, javascript=javascript)
    asking.goes("/dang-vien/")
    asking.presses("Xuất Excel")
    asking.sees("Chờ người thứ hai phê duyệt")
    asking.sees("Hoàng Thị Lãnh")
    deciding = visit(leader, size=PHONE, javascript=javascript)
    deciding.goes("/")
    deciding.follows("Xem và quyết định")
    deciding.sees("Phạm Thị Văn Phòng")
    deciding.sees("3 người")
    deciding.presses("Phê duyệt")
    deciding.sees("Đã phê duyệt. Người xin sẽ nhận được tệp.")
    job = Job.objects.get()
    running.run(job.pk)
    asking.goes(f"/viec/{job.pk}/")
    file = asking.downloads("Tải tệp về máy", tmp_path)
    words = [cell.value for row in openpyxl.load_workbook(file).active.iter_rows() for cell in row]
    assert "Đỗ Thị Cúc" in words


def test_a_refusal_reaches_the_one_who_asked_with_its_reason(many, visit, office, leader):
    asking, deciding = visit(office), visit(leader)
    asking.goes("/dang-vien/")
    asking.presses("Xuất Excel")
    deciding.goes("/viec/phe-duyet/")
    deciding.follows("Xuất danh sách đảng viên")
    deciding.presses("Không phê duyệt")
    deciding.writes("Lý do không phê duyệt", "Chỉ cần đảng viên nữ")
    deciding.presses("Không phê duyệt")
    deciding.sees("Người xin đọc được lý do")
    asking.goes("/")
    asking.sees("Chỉ cần đảng viên nữ")
    assert Approval.objects.get().outcome == "refused"


@pytest.mark.parametrize("size", [DESK, PHONE, (320, 640)], ids=["on a desk", "on a phone", "on a small phone"])
def test_the_pages_of_approval_in_all_their_states(many, visit, office, leader, size):
    asking, deciding, faults = visit(office, size=size), visit(leader, size=size), {}
    deciding.goes("/viec/phe-duyet/")
    faults["nothing waits"] = everything(deciding)
    asking.goes("/dang-vien/?dan_toc=kinh")
    asking.presses("Xuất Excel")
    faults["my job waits"] = everything(asking)
    deciding.goes("/viec/phe-duyet/")
    faults["one waits"] = everything(deciding)
    approval = Approval.objects.get()
    deciding.goes(f"/viec/phe-duyet/{approval.pk}/")
    faults["one request"] = everything(deciding)
    deciding.writes("Lý do không phê duyệt", "Chỉ cần đảng viên nữ")
    deciding.presses("Không phê duyệt")
    faults["decided"] = everything(deciding)
    asking.goes(f"/viec/{approval.job_id}/")
    faults["my job is refused"] = everything(asking)
    expect_none(faults)
