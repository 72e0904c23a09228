"""Text size and language: kept with the account, before sign-in in a cookie."""

import pytest

pytestmark = pytest.mark.django_db
PATH = "/tai-khoan/tuy-chon/"


def test_a_size_is_kept_with_the_account_and_shown_on_every_page(client_for, secretary):
    client = client_for(secretary)
    answer = client.post(PATH, {"text_size": "rat-lon", "next": "/tai-khoan/quyen-cua-toi/"})
    assert answer.url == "/tai-khoan/quyen-cua-toi/"
    secretary.refresh_from_db()
    assert secretary.text_size == "rat-lon"
    assert 'data-text="rat-lon"' in client.get("/tai-khoan/quyen-cua-toi/").content.decode()
    assert 'data-text="rat-lon"' in client_for(secretary).get("/tai-khoan/quyen-cua-toi/").content.decode()


def test_the_language_is_kept_with_the_account(client_for, secretary):
    client = client_for(secretary)
    client.post(PATH, {"language": "en"})
    assert '<html lang="en"' in client.get("/tai-khoan/quyen-cua-toi/").content.decode()
    client.post(PATH, {"language": "vi"})
    assert '<html lang="vi"' in client.get("/tai-khoan/quyen-cua-toi/").content.decode()


def test_an_anonymous_visitor_keeps_the_choice_in_a_cookie(client):
    client.post(PATH, {"text_size": "lon", "next": "/tai-khoan/dang-nhap/"})
    client.post(PATH, {"language": "en", "next": "/tai-khoan/dang-nhap/"})
    page = client.get("/tai-khoan/dang-nhap/").content.decode()
    assert 'data-text="lon"' in page
    assert '<html lang="en"' in page
    assert client.cookies["language"]["httponly"]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_on_this_site(client, back):
    assert client.post(PATH, {"text_size": "lon", "next": back}).url == "/"


@pytest.mark.parametrize("data", [{"text_size": "huge"}, {"language": "xx"}, {"language": "\x00"}, {}])
def test_unknown_choices_change_nothing(client_for, secretary, data):
    answer = client_for(secretary).post(PATH, data)
    assert answer.status_code == 302
    assert not answer.cookies
    secretary.refresh_from_db()
    assert (secretary.text_size, secretary.language) == ("thuong", "vi")


def test_a_changed_preference_is_in_the_history(client_for, secretary):
    client_for(secretary).post(PATH, {"text_size": "lon"})
    event = secretary.pgh_event_model.objects.order_by("-pgh_id").first()
    assert (event.text_size, event.pgh_context["act"], event.pgh_context["user"]) == (
        "lon",
        "set_preferences",
        secretary.pk,
    )
