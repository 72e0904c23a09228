"""Sending a month up, confirming, taking back, withdrawing: who may, when not, and that nothing is half written."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from branches.choices import Kind, Sector
from cell_life.choices import SheetState
from cell_life.dues import services as cell_services
from cell_life.dues.above import services
from cell_life.dues.above.selectors.sending import ground_of
from cell_life.dues.above.selectors.slips import slip_of
from cell_life.dues.above.services import Wish
from cell_life.dues.above.shares import shares_of
from cell_life.models import DuesReceipt, DuesRemittance, DuesSetting, DuesSheet
from tests.factories import OrganisationFactory
from tests.factories.branches import period_of
from tests.factories.remittances import DAY, MONTH, closed_month, received, sent, share

pytestmark = pytest.mark.django_db


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


# ── the voucher of a cell ───────────────────────────────────────────────────
def test_a_closed_month_is_divided_to_the_dong_and_goes_to_the_body_above(city, secretary):
    share(city.cell)
    closed_month(city.cell, 100_000, 15_935)
    row = sent(city.cell, secretary)
    assert (row.taken, row.kept, row.sent, row.to_id) == (115_935, 81_155, 34_780, city.base.pk)
    assert (row.kept_numerator, row.kept_denominator, row.received_on) == (70, 100, None)


def test_a_voided_receipt_is_no_money(city, secretary):
    share(city.cell)
    closed_month(city.cell, 100_000, 50_000)
    DuesReceipt.objects.filter(total=50_000).update(void_on=date(2026, 3, 5), void_reason="ghi nhầm")
    assert sent(city.cell, secretary).taken == 100_000


def test_an_open_month_or_one_without_a_sheet_is_refused(city, secretary):
    share(city.cell)
    with pytest.raises(Refused) as refusal:
        sent(city.cell, secretary)
    assert codes(refusal) == ["dues_sheet_open"]
    DuesSheet.objects.create(cell=city.cell, month=MONTH)
    with pytest.raises(Refused) as refusal:
        sent(city.cell, secretary)
    assert codes(refusal) == ["dues_sheet_open"]
    assert not DuesRemittance.objects.exists()


def test_a_month_to_come_or_before_the_body_was_there_is_refused(city, secretary):
    share(city.cell)
    young = OrganisationFactory(parent=city.base, since=date(2026, 4, 1))
    ahead = date(timezone.localdate().year + 1, 1, 1)
    for cell, month in ((city.cell, ahead), (young, MONTH), (city.cell, date(2015, 1, 1))):
        with pytest.raises(Refused) as refusal:
            sent(cell, secretary, month=month)
        assert codes(refusal) == ["dues_month_wrong"]


def test_a_committee_waits_for_the_end_of_the_month(city, office):
    share(city.base)
    with pytest.raises(Refused) as refusal:
        sent(city.base, office, month=timezone.localdate().replace(day=1))
    assert codes(refusal) == ["dues_month_runs"]


def test_without_a_known_share_nothing_is_divided(city, secretary):
    closed_month(city.cell, 100_000)
    with pytest.raises(Refused) as refusal:
        sent(city.cell, secretary)
    assert codes(refusal) == ["dues_share_unknown"]


def test_a_month_is_sent_once_and_the_day_and_number_are_asked_for(city, secretary):
    share(city.cell)
    closed_month(city.cell, 100_000)
    with pytest.raises(Refused) as refusal:
        sent(city.cell, secretary, sent_on=date(2026, 2, 28), voucher="")
    assert codes(refusal) == ["dues_sent_on_wrong", "dues_voucher_missing"]
    sent(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        sent(city.cell, secretary)
    assert codes(refusal) == ["dues_sent_already"]


def test_what_the_page_showed_must_still_be_so(city, secretary):
    share(city.cell)
    closed_month(city.cell, 100_000)
    with pytest.raises(ChangedMeanwhile):
        sent(city.cell, secretary, shown=90_000)


def test_the_city_is_the_top(city, officer):
    with pytest.raises(Refused) as refusal:
        sent(city.root, officer)
    assert codes(refusal) == ["dues_top"]


# ── the share ───────────────────────────────────────────────────────────────
def shares(*organisations, day=date(2026, 3, 31)):
    found = shares_of([period_of(one) for one in organisations], day)
    return [found[one.pk].words for one in organisations]


def test_the_nearest_paper_counts_before_the_rules_and_one_for_itself_stays_there(city):
    urban = OrganisationFactory(parent=city.base, kind=Kind.CELL, sector=Sector.URBAN)
    assert shares(urban, city.base, city.cell) == ["70%", "chưa rõ", "chưa rõ"]
    share(city.base, 40)
    assert shares(urban, city.base, city.cell) == ["70%", "40%", "chưa rõ"]
    share(city.ward, 50, own_only=False)
    assert shares(urban, city.base, city.cell, city.ward) == ["50%", "40%", "50%", "50%"]
    assert shares(urban, day=date(2025, 12, 31)) == ["30%"]


def test_the_words_say_where_a_share_is_from_and_how_sure_that_is(city):
    urban = OrganisationFactory(parent=city.base, kind=Kind.CELL, sector=Sector.URBAN)
    known = shares_of([period_of(urban)], MONTH)[urban.pk]
    assert known.origin == "Quy định 01-QĐ/TW (03/02/2026)"
    assert known.sureness == "theo nguồn thứ cấp, chưa kiểm chứng"
    share(city.ward, 50, own_only=False)
    assert "theo mức của Đảng bộ phường Ngọc Hà" in shares_of([period_of(urban)], MONTH)[urban.pk].origin


def test_a_new_share_ends_the_one_before_and_the_same_day_puts_it_right(city, office):
    paper = {"own_only": True, "decision_number": "1-QĐ/ĐU", "decided_on": date(2026, 1, 1), "denominator": 100}
    for day, kept in ((date(2026, 1, 1), 40), (date(2026, 4, 1), 50), (date(2026, 4, 1), 60)):
        wish = Wish(starts_on=day, numerator=kept, **paper)
        services.set_share(organisation_id=city.base.pk, wish=wish, by=office)
    assert shares(city.base, day=date(2026, 3, 31)) == ["40%"]
    assert shares(city.base, day=date(2026, 4, 1)) == ["60%"]
    with pytest.raises(Refused) as refusal:
        wish = Wish(starts_on=date(2026, 2, 1), numerator=40, **paper)
        services.set_share(organisation_id=city.base.pk, wish=wish, by=office)
    assert codes(refusal) == ["dues_setting_later"]


def test_a_share_needs_its_paper_and_an_empty_line_is_refused(city, office):
    with pytest.raises(Refused) as refusal:
        services.set_share(organisation_id=city.base.pk, wish=Wish(MONTH, True), by=office)
    assert codes(refusal) == ["dues_setting_empty"]
    with pytest.raises(Refused) as refusal:
        wish = Wish(MONTH, True, numerator=120, denominator=100)
        services.set_share(organisation_id=city.base.pk, wish=wish, by=office)
    assert codes(refusal) == ["dues_setting_share", "dues_setting_paper"]
    assert not DuesSetting.objects.exists()


# ── the level above ─────────────────────────────────────────────────────────
@pytest.fixture
def slip(city, secretary):
    share(city.cell)
    share(city.base, 40)
    closed_month(city.cell, 100_000)
    return sent(city.cell, secretary)


def test_another_hand_confirms_and_it_counts_above(city, slip, office):
    assert ground_of(city.base.pk, MONTH, timezone.localdate()).from_below == 0
    row = received(slip, office)
    assert (row.received_on, row.received_by, row.version) == (DAY, office, 2)
    ground = ground_of(city.base.pk, MONTH, timezone.localdate())
    assert (ground.from_below, ground.kept, ground.sent) == (30_000, 12_000, 18_000)


def test_the_hand_that_sent_it_does_not_confirm_it(city, secretary, slip):
    with pytest.raises(Refused) as refusal:
        received(slip, secretary)
    assert codes(refusal) == ["dues_two_people"]


def test_a_day_before_it_was_sent_and_nothing_chosen_are_refused(city, slip, office):
    with pytest.raises(Refused) as refusal:
        received(slip, office, received_on=date(2026, 4, 4))
    assert codes(refusal) == ["dues_received_on_wrong"]
    with pytest.raises(Refused) as refusal:
        services.receive_remittances(to_id=city.base.pk, month=MONTH, chosen={}, received_on=DAY, by=office)
    assert codes(refusal) == ["dues_nothing_chosen"]


def test_all_that_are_chosen_are_confirmed_or_none(city, slip, secretary, office):
    share(city.second_cell)
    closed_month(city.second_cell, 50_000)
    second = sent(city.second_cell, office)
    chosen = {slip.pk: slip.version, second.pk: second.version}
    with pytest.raises(Refused) as refusal:
        services.receive_remittances(to_id=city.base.pk, month=MONTH, chosen=chosen, received_on=DAY, by=office)
    assert codes(refusal) == ["dues_two_people"]
    assert not DuesRemittance.objects.filter(received_on__isnull=False).exists()


def test_a_cell_that_opened_its_month_again_is_not_confirmed(city, slip, office, officer):
    one = DuesSheet.objects.get()
    cell_services.reopen_sheet(sheet_id=one.pk, reason="ghi nhầm", by=officer)
    with pytest.raises(Refused) as refusal:
        received(slip, office)
    assert codes(refusal) == ["dues_taken_moved"]


def test_once_confirmed_the_cell_does_not_open_its_month(city, slip, office, officer):
    received(slip, office)
    with pytest.raises(Refused) as refusal:
        cell_services.reopen_sheet(sheet_id=DuesSheet.objects.get().pk, reason="ghi nhầm", by=officer)
    assert codes(refusal) == ["dues_remitted"]
    assert DuesSheet.objects.get().state == SheetState.CLOSED


def test_a_committee_names_who_has_not_paid_in_and_asks_why(city, slip, office):
    received(slip, office)
    with pytest.raises(Refused) as refusal:
        sent(city.base, office)
    assert codes(refusal) == ["dues_below_missing"]
    assert "Chi bộ Tổ dân phố 8" in str(refusal.value)
    assert sent(city.base, office, reason="chi bộ 8 nộp sau").sent == 18_000


def test_after_its_own_month_went_up_nothing_changes_below(city, slip, secretary, office, officer):
    received(slip, office)
    sent(city.base, office, reason="chi bộ 8 nộp sau")
    share(city.second_cell)
    closed_month(city.second_cell, 50_000)
    late = sent(city.second_cell, secretary)
    with pytest.raises(Refused) as refusal:
        received(late, office)
    assert codes(refusal) == ["dues_above_sent"]
    with pytest.raises(Refused) as refusal:
        services.void_receiving(remittance_id=slip.pk, version=slip.version, reason="đếm lại", by=office)
    assert codes(refusal) == ["dues_above_sent"]


def test_taking_a_confirmation_back_and_withdrawing_keep_their_reasons(city, slip, secretary, office):
    received(slip, office)
    with pytest.raises(Refused) as refusal:
        services.withdraw_remittance(remittance_id=slip.pk, version=slip.version, reason="sai", by=secretary)
    assert codes(refusal) == ["dues_received_already"]
    with pytest.raises(Refused) as refusal:
        services.void_receiving(remittance_id=slip.pk, version=slip.version, reason=" ", by=office)
    assert codes(refusal) == ["dues_reason_missing"]
    row = services.void_receiving(remittance_id=slip.pk, version=slip.version, reason="đếm thiếu", by=office)
    with pytest.raises(ChangedMeanwhile):
        services.withdraw_remittance(remittance_id=row.pk, version=1, reason="sai", by=secretary)
    services.withdraw_remittance(remittance_id=row.pk, version=row.version, reason="lập lại", by=secretary)
    assert not DuesRemittance.objects.exists()
    story = [(one.words, one.who, one.reason) for one in slip_of(city.cell.pk, MONTH).events]
    assert story == [
        ("Lập phiếu nộp", "Nguyễn Văn Bí", ""),
        ("Cấp trên xác nhận đã nhận", "Phạm Thị Văn Phòng", ""),
        ("Hủy xác nhận", "Phạm Thị Văn Phòng", "đếm thiếu"),
        ("Rút phiếu nộp", "Nguyễn Văn Bí", "lập lại"),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_confirmations_at_once_one_counts_and_the_other_is_told(city, slip, office, officer):
    def confirm(user):
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
        try:
            received(DuesRemittance(pk=slip.pk, version=1, to_id=city.base.pk, month=MONTH), user)
        except (ChangedMeanwhile, Refused) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(confirm, [office, officer]))
    assert sorted(answers, key=str) == sorted([None, ChangedMeanwhile], key=str)
    slip.refresh_from_db()
    assert slip.version == 2
