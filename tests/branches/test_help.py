"""The help: cards that name only buttons that are there, one sheet each, by role; a page for every field."""

import re
from functools import cache
from io import BytesIO

import pypdf
import pytest
from django.urls import NoReverseMatch, reverse

from accounts.navigation import HelperContact
from accounts.roles import ROLES
from branches.help import cards, documents, fields
from members.fields import BY_NAME
from tests.fences.sources import APPS, files, name_of

CARDS = cards.all_cards()
FIELDS = [page for _legend, pages in fields.groups() for page in pages]
IN_TEMPLATES = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
IN_CODE = re.compile(r"""\b(?:_|gettext_lazy|gettext|_lazy)\(\s*"((?:[^"\\]|\\.)+)"\s*\)""")
POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")


@cache
def words_of_the_pages() -> frozenset[str]:
    """Return every short sentence of the sources, the cards themselves left out."""
    found = set()
    for path in [*files(".html"), *files(".py")]:
        name = name_of(path)
        if name.startswith(("branches/help/", "templates/help/", "tests/")):
            continue
        text = path.read_text(encoding="utf-8")
        if name.endswith(".html"):
            found |= {one or two for one, two in IN_TEMPLATES.findall(text)}
        elif name.split("/")[0] in APPS:
            found |= set(IN_CODE.findall(text))
    return frozenset(found)


def steps(card: cards.Card) -> tuple[cards.Step, ...]:
    return (*card.steps, *card.trouble)


def texts_of(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(content)).pages]


def pdf_of(chosen) -> bytes:
    helper = HelperContact("Đồng chí Nguyễn Thị Lan", "0912345678")
    return documents.cards_pdf(chosen, title="Thẻ việc", committee="Đảng bộ phường Ngọc Hà", helper=helper)


# ── Cards ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_every_name_on_a_card_stands_on_a_page(card):
    named = {name for one in steps(card) for name in one.names.values()}
    assert named - words_of_the_pages() == set()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_names_are_never_written_into_a_sentence(card):
    assert [str(one.words) for one in steps(card) if re.search(r"[“”\"]", str(one.words))] == []
    assert [one for one in steps(card) if set(re.findall(r"\{(\w+)\}", str(one.words))) != set(one.names)] == []


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_a_card_is_for_known_roles_and_known_pages(card):
    assert card.roles <= set(ROLES)
    assert 3 <= len(card.steps) <= 6
    assert card.trouble


def test_the_pages_of_the_cards_exist():
    missing = []
    for name in (name for card in CARDS for name in card.pages):
        try:
            reverse(name)
        except NoReverseMatch as error:
            if "is not a valid view function" in str(error) or "not a registered namespace" in str(error):
                missing.append(name)
    assert missing == []


def test_no_page_has_two_cards_for_one_role():
    for role in ROLES:
        pages = [name for card in cards.cards_for((role,)) for name in card.pages]
        assert len(pages) == len(set(pages)), role


def test_each_card_fills_one_sheet_and_has_the_number_of_the_helper():
    content = pdf_of(CARDS)
    sheets = texts_of(content)
    assert len(sheets) == len(CARDS) + 1
    for card, text in zip(CARDS, sheets[1:], strict=True):
        assert str(card.title) in text
        assert "0912 345 678" in text


def test_no_type_on_a_card_is_smaller_than_sixteen_points():
    style = next(path for path in files(".css") if path.name == "card.css").read_text(encoding="utf-8")
    assert min(float(size) for size in re.findall(r"font(?:-size)?:[^;}]*?(\d+(?:\.\d+)?)pt", style)) >= 16


def test_a_card_in_english_names_the_buttons_in_english(client_for, secretary):
    secretary.language = "en"
    secretary.save()
    page = client_for(secretary).get(reverse("help:card", args=["dang-nhap"]))
    assert page.status_code == 200
    assert "Sign in" in page.content.decode()


def test_a_leader_sees_his_cards_and_the_others_apart(client_for, leader):
    page = client_for(leader).get(reverse("help:index"))
    own = {card.slug for card in page.context["own"]}
    assert {"lam-bao-cao", "tim-dang-vien", "dang-nhap"} <= own
    assert not {"them-dang-vien", "nhap-danh-sach", "cap-vai-tro"} & own
    assert own | {card.slug for card in page.context["others"]} == {card.slug for card in CARDS}


def test_a_card_can_be_taken_as_a_file(client_for, secretary):
    answer = client_for(secretary).get(reverse("help:card_pdf", args=["them-dang-vien"]))
    assert answer["Content-Type"] == "application/pdf"
    (sheet,) = texts_of(answer.content)
    assert "Lưu vào sổ" in sheet
    assert "024 3456 7890" in sheet


def test_the_booklet_holds_the_cards_of_ones_work_or_all(client_for, leader):
    client, address = client_for(leader), reverse("help:booklet")
    own = len(texts_of(client.get(address).content))
    assert own == len(cards.cards_for(("leader",))) + 1
    assert len(texts_of(client.get(address, {"tat-ca": "1"}).content)) == len(CARDS) + 1


def test_only_the_cards_about_getting_in_are_open(client_for):
    client = client_for(None)
    for card in CARDS:
        answer = client.get(reverse("help:card", args=[card.slug]))
        assert answer.status_code == (200 if card.is_open else 302), card.slug
    assert client.get(reverse("help:card_pdf", args=["dang-nhap"])).status_code == 302


def test_the_head_of_a_page_leads_to_its_card(client_for, secretary, leader):
    address = reverse("help:card", args=["them-dang-vien"])
    assert f'href="{address}"' in client_for(secretary).get(reverse("members:add")).content.decode()
    assert (
        reverse("help:card", args=["lam-bao-cao"])
        in client_for(leader).get(reverse("reports:summary")).content.decode()
    )


def test_no_card_of_that_name_is_404(client_for, secretary):
    assert client_for(secretary).get("/tro-giup/the/khong-co/").status_code == 404


# ── Fields ──────────────────────────────────────────────────────────────────
def test_every_field_of_the_record_has_a_page():
    assert [name for name in BY_NAME if not fields.page_of(name)] == []


@pytest.mark.parametrize("page", FIELDS, ids=lambda page: page.name)
def test_a_page_says_where_to_look_how_to_write_why_and_who_sees(page):
    assert str(page.asks)
    assert str(page.place)
    assert str(page.purpose)
    assert all(page.good)
    assert page.klass in fields.WHO_SEES
    assert not page.rule or page.citation, f"{page.rule} is in no rulebook"


def test_the_page_of_a_number_shows_right_and_wrong(client_for, secretary):
    page = client_for(secretary).get(reverse("help:field", args=["identity_number"])).content.decode()
    assert "001158000123" in page
    assert "mất hai số 0 ở đầu" in page
    assert "thông tin cần giữ" in page


def test_a_field_nobody_explains_is_404(client_for, secretary):
    assert client_for(secretary).get("/tro-giup/o/khong-co/").status_code == 404


def test_a_form_links_each_field_to_its_page(client_for, secretary):
    page = client_for(secretary).get(reverse("members:add")).content.decode()
    assert reverse("help:field", args=["born_on"]) in page
