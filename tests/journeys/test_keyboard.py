"""Everything with the keyboard alone: the way past the frame, the order of stops, the keys."""

from tests.factories.accounts import PASSWORD
from tests.factories.members import MemberFactory

OUT_OF_ORDER = '() => document.querySelectorAll(\'[tabindex]:not([tabindex="0"], [tabindex="-1"])\').length'
RING = "() => getComputedStyle(document.activeElement).outlineStyle"


def test_the_first_stop_leads_past_the_frame(visit, secretary):
    visitor = visit(secretary)
    visitor.goes("/")
    visitor.strikes("Tab")
    assert visitor.focused == "Đến nội dung chính"
    visitor.strikes("Enter")
    assert visitor.focused == "noi-dung"


def test_signing_in_needs_no_mouse(visit, secretary):
    visitor = visit(None)
    visitor.goes("/tai-khoan/dang-nhap/")
    assert visitor.asks("() => document.activeElement.name") == "login"
    visitor.types(secretary.username)
    visitor.strikes("Tab")
    visitor.types(PASSWORD)
    visitor.strikes("Enter")
    visitor.waits_for("nav.side")
    assert visitor.path == "/"


def test_keys_lead_to_the_search_box_and_through_the_rows(visit, secretary, city):
    for name in ("Nguyễn Văn Ân", "Trần Văn Bình"):
        MemberFactory(cell=city.cell, full_name=name)
    visitor = visit(secretary)
    visitor.goes("/dang-vien/")
    visitor.strikes("j")
    assert visitor.focused == "Nguyễn Văn Ân"
    visitor.strikes("j")
    assert visitor.focused == "Trần Văn Bình"
    visitor.strikes("k")
    assert visitor.focused == "Nguyễn Văn Ân"
    visitor.strikes("/")
    assert visitor.focused == "tim"
    visitor.types("binh")
    visitor.sees("Trần Văn Bình", within="#goi-y")
    visitor.strikes("ArrowDown")
    visitor.strikes("Enter")
    visitor.waits_for("main h1")
    visitor.sees("Trần Văn Bình", within="main h1")


def test_no_stop_is_put_out_of_order_and_each_shows_where_one_is(visit, secretary, city):
    person = MemberFactory(cell=city.cell)
    visitor = visit(secretary)
    for address in ("/", "/dang-vien/", f"/dang-vien/{person.pk}/sua/", "/nhap-lieu/", "/bao-cao/"):
        visitor.goes(address)
        assert visitor.asks(OUT_OF_ORDER) == 0, address
        for _ in range(12):
            visitor.strikes("Tab")
            assert visitor.asks(RING) != "none", address
