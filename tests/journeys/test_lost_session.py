"""What somebody typed survives a session that died, on a phone, with and without scripts."""

import pytest
from django.contrib.sessions.models import Session

from accounts.models import KeptPost
from tests.journeys.test_sign_in import signs_in
from tests.journeys.visitor import PHONE


@pytest.mark.parametrize("javascript", [True, False])
def test_the_form_is_sent_again_after_signing_in(visit, officer, secretary, javascript):
    visitor = visit(officer, size=PHONE, javascript=javascript)
    visitor.goes(f"/tai-khoan/nguoi-dung/{secretary.pk}/sua/")
    visitor.writes("Họ và tên", "Nguyễn Văn Bí Thư")
    Session.objects.all().delete()
    visitor.presses("Lưu")
    visitor.sees("Những gì đồng chí vừa ghi đã được giữ lại")
    signs_in(visitor, officer)
    visitor.sees("Máy chủ đã giữ 1 mục đã điền")
    visitor.presses("Gửi tiếp")
    visitor.sees("Đã lưu.")
    visitor.sees("Nguyễn Văn Bí Thư")
    assert not KeptPost.objects.exists()


def test_a_double_click_makes_one_account(visit, officer, city):
    visitor = visit(officer, javascript=False)
    visitor.goes(f"/tai-khoan/nguoi-dung/them/{city.cell.pk}/")
    visitor.writes("Họ và tên", "Trần Thị Mới")
    visitor.writes("Tên đăng nhập", "tran.thi.moi")
    visitor.ticks("Bí thư chi bộ: Nhập, sửa và xem hồ sơ đảng viên của chi bộ mình.")
    visitor.writes("Căn cứ", "Quyết định số 12-QĐ/ĐU")
    visitor.presses("Lập tài khoản", times=2)
    visitor.sees("tran.thi.moi", within="main")
    visitor.goes("/tai-khoan/nguoi-dung/")
    assert visitor.text().count("tran.thi.moi") == 1
