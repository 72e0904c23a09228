"""The pages about code lists: every list, both ethnic numbers, retired entries, sources; no query grows with rows."""

import pytest
from django.urls import reverse

from branches import codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client_for, outsider):
    client = client_for(outsider)
    return lambda name, *args: client.get(reverse(name, args=args))


def test_the_index_names_every_list_with_its_count(page):
    text = page("rules:lists").content.decode()
    for name in codes.names():
        assert reverse("rules:list", args=[name]) in text
        assert codes.get(name).title in text


@pytest.mark.parametrize("name", codes.names())
def test_every_list_opens_and_shows_every_label(page, name):
    text = page("rules:list", name).content.decode()
    assert f'id="{next(iter(codes.get(name))).key}"' in text
    assert text.count("<tr id=") == len(codes.get(name))


def test_both_ethnic_numbers_stand_side_by_side(page):
    text = page("rules:list", "ethnic").content.decode()
    row = text.split('<tr id="hoa">')[1].split("</tr>")[0]
    assert ">04<" in row
    assert ">06<" in row
    absent = text.split('<tr id="ro-mam">')[1].split("</tr>")[0]
    assert ">54<" in absent
    assert ">–<" in absent


def test_a_retired_entry_says_so(page):
    row = page("rules:list", "discipline").content.decode().split('<tr id="state_demotion">')[1].split("</tr>")[0]
    assert "đã thôi dùng" in row
    assert "01/07/2025" in row


def test_a_list_that_is_not_ours_is_404(page):
    assert page("rules:list", "colour").status_code == 404


def test_the_rules_link_to_the_lists(page):
    assert reverse("rules:lists") in page("rules:index").content.decode()
