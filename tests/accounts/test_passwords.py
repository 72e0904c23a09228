"""Which passwords are refused: short, common, local, about oneself."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from tests.factories.accounts import PASSWORD

PERSON = User(username="nguyen.van.binh", full_name="Nguyễn Văn Bình", phone="0912345678")


def refused(password: str) -> bool:
    try:
        validate_password(password, PERSON)
    except ValidationError:
        return True
    return False


def test_eleven_characters_are_too_few_and_twelve_enough():
    assert refused("xoàigiếngkh")
    assert not refused("xoàigiếngkhế")


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456",
        "MatKhau@2026!",
        "mật khẩu 2026",
        "m4tkh4u123456",
        "hanoi2026hanoi",
        "Đảng viên 1930",
        "danguy@123456",
        "Quốc khánh 2/9/1945",
        "tetnguyendan2026",
        "30041975010519",
        "123456789012",
        "aaaaaaaaaaaa",
        "ababababababab",
        "qwertyuiop12",
        "dangcongsanvietnam",
        "Hồ Chí Minh 1969",
        "anhyeuem123456",
        "administrator1",
    ],
)
def test_common_words_here_and_numbers_are_refused(password):
    assert refused(password)


@pytest.mark.parametrize(
    "password", ["nguyenvanbinh1", "Nguyễn Văn Bình", "binhvannguyen.1", "nguyen.van.binh", "0912345678 0912"]
)
def test_what_is_known_about_the_person_is_refused(password):
    assert refused(password)


@pytest.mark.parametrize(
    "password",
    [PASSWORD, "xe đạp cũ ngoài hiên", "lúa-chín-vàng-đồng-chiêm", "correct horse battery", "Tr0ng+khóm=mưa"],
)
def test_a_sentence_of_ones_own_is_good(password):
    assert not refused(password)


def test_each_refusal_says_reason_and_remedy():
    with pytest.raises(ValidationError) as caught:
        validate_password("hanoi", PERSON)
    assert any("ít nhất 12 ký tự" in text for text in caught.value.messages)
    assert any("Hãy thêm vài từ riêng" in text for text in caught.value.messages)


@pytest.mark.django_db
def test_changing_the_password_shows_all_faults_and_ends_other_sessions(client_for, secretary):
    here, elsewhere = client_for(secretary), client_for(secretary)
    bad = here.post(
        "/tai-khoan/doi-mat-khau/", {"oldpassword": PASSWORD, "password1": "hanoi", "password2": "hanoi"}
    ).content.decode()
    assert "ít nhất 12 ký tự" in bad
    wrong = {"oldpassword": "không phải", "password1": "xoài giếng khế", "password2": "xoài giếng"}
    page = here.post("/tai-khoan/doi-mat-khau/", wrong).content.decode()
    assert "Mật khẩu hiện nay không đúng" in page
    good = {"oldpassword": PASSWORD, "password1": "xoài giếng khế", "password2": "xoài giếng khế"}
    assert here.post("/tai-khoan/doi-mat-khau/", good).url == "/tai-khoan/quyen-cua-toi/"
    assert "Đã đổi mật khẩu" in here.get("/tai-khoan/quyen-cua-toi/").content.decode()
    assert elsewhere.get("/tai-khoan/quyen-cua-toi/").status_code == 302


@pytest.mark.django_db
def test_a_given_password_must_be_changed_before_anything_else(client_for, secretary):
    secretary.must_change_password = True
    secretary.save()
    client = client_for(secretary)
    assert client.get("/tai-khoan/quyen-cua-toi/").url == "/tai-khoan/doi-mat-khau/"
    assert "Hãy đặt mật khẩu của riêng mình" in client.get("/tai-khoan/doi-mat-khau/").content.decode()
    same = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/tai-khoan/doi-mat-khau/", same).status_code == 200
    new = {"oldpassword": PASSWORD, "password1": "xoài giếng khế", "password2": "xoài giếng khế"}
    client.post("/tai-khoan/doi-mat-khau/", new)
    assert client.get("/tai-khoan/quyen-cua-toi/").status_code == 200


@pytest.mark.django_db
def test_guessing_at_the_old_password_in_a_session_left_open_is_throttled_like_sign_in(client_for, secretary, settings):
    client = client_for(secretary)
    new = {"password1": "xoài giếng khế", "password2": "xoài giếng khế"}
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        client.post("/tai-khoan/doi-mat-khau/", {"oldpassword": "không phải", **new})
    client.post("/tai-khoan/doi-mat-khau/", {"oldpassword": PASSWORD, **new})
    secretary.refresh_from_db()
    assert secretary.check_password(PASSWORD)
