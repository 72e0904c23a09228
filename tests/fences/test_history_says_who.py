"""No row of history without a context: who, which act, why."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone
from pghistory.models import Event

from accounts import history
from accounts import services as own_account
from accounts.adapter import AccountAdapter
from branches import grants
from branches import services as organisations
from branches.choices import Book, SizeException
from branches.services.numbering import Subject, issue_number
from cell_life.dues import services as dues
from cell_life.dues.above import services as above
from cell_life.dues.rules import Asking as Relief
from cell_life.handover import services as handover
from cell_life.meetings import services as meetings
from cell_life.rounds import services as rounds
from jobs import services as jobs
from jobs.models import Approval
from members.badges import services as badges
from members.badges.services import Asking
from members.cards import services as cards
from members.choices import BadgeWay
from members.doubles.services.merging import merge_records
from members.doubles.services.undoing import undo_merge
from members.doubles.services.verdicts import say_of_pair
from members.fields import TABLES, Kind
from members.headcounts.rules import Quarter
from members.headcounts.services import accept_headcount, confirm_headcount
from members.intake.doubles import say
from members.ledger import services as ledger
from members.ledger.rules import Decision
from members.models import Membership, Person
from members.papers import services as papers
from members.papers.selectors import EMPTY
from members.posts import services as posts
from members.ratings.services import record_rating
from members.residence import services as residence
from members.services import (
    add_row,
    change_background,
    change_person,
    change_row,
    confirm_record,
    correct_placement,
    register_person,
    remove_row,
    set_standing,
)
from members.transfers import services as transfers
from tests.factories import UserFactory
from tests.factories import rounds as made_rounds
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory
from tests.factories.records import examples
from vietnam.dates import parse

pytestmark = pytest.mark.django_db

EVENTS = [model for model in apps.get_models() if issubclass(model, Event) and model._meta.managed]


@pytest.fixture
def before(city, people) -> dict[type[Event], int]:
    """The newest event of each kind once the city stands; what comes later is written by services."""
    return {model: model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0 for model in EVENTS}


def test_every_event_of_a_service_says_who_and_which_act(before, city, officer):
    values = {"full_name": "Nguyễn Thị Ánh", "sex": "female", "born_on": parse("14/02/1958"), "ethnic": "kinh"}
    values |= {"religion": "khong", "admitted_on": parse("19/05/1985"), "official_on": parse("19/05/1986")}
    register_person(values=values, cell_id=city.cell.pk, as_of=date(2026, 3, 1), reason="theo sổ giấy", by=officer)
    organisations.rename_organisation(
        organisation_id=city.cell.pk, name="Chi bộ Tổ dân phố 17", starts_on=date(2026, 4, 1), by=officer
    )
    later = {model: model.objects.filter(pgh_id__gt=last) for model, last in before.items()}
    written = [event for rows in later.values() for event in rows]
    assert {type(event).__name__ for event in written} >= {"PersonEvent", "MovementEvent", "OrganisationPeriodEvent"}
    assert {event.pgh_context["user"] for event in written} == {officer.pk}
    assert {event.pgh_context["act"] for event in written} == {"register_person", "rename_organisation"}


def on_organisations(city, officer) -> None:
    """Write once by every act on organisations."""
    day = {"starts_on": date(2026, 4, 1), "decision_number": "1-QĐ/ĐU", "decided_on": date(2026, 3, 30), "by": officer}
    day |= {"issuer": "Đảng ủy", "reason": "theo quyết định"}
    made = organisations.open_organisation(name="Chi bộ Mới", kind="cell", parent_id=city.base.pk, **day)
    organisations.change_organisation(
        organisation_id=made.pk, kind="cell", sector="", code="01001053000009", **{**day, "starts_on": date(2026, 5, 1)}
    )
    organisations.set_helper(organisation_id=made.pk, name="Đồng chí Lan", phone="024 1", by=officer)
    organisations.move_organisation(
        organisation_id=made.pk, parent_id=city.neighbour_base.pk, **{**day, "starts_on": date(2026, 6, 1)}
    )
    last = made.periods.latest("starts_on")
    organisations.correct_period(
        period_id=last.pk, name="Chi bộ Mới Hai", sector="", code=last.code, **{**day, "starts_on": last.starts_on}
    )
    closing = {name: value for name, value in day.items() if name != "starts_on"}
    organisations.close_organisation(organisation_id=made.pk, closed_on=date(2026, 7, 1), **closing)


def on_accounts(city, officer, secretary) -> None:
    """Write once by every act on accounts and roles."""
    today = date(2026, 1, 1)
    user, _password = grants.add_user(
        username="moi", full_name="Mới", phone="", role="office", organisation_id=city.base.pk, starts_on=today,
        reason="phân công", by=officer,
    )  # fmt: skip
    grants.grant_role(
        user_id=user.pk, role="secretary", organisation_id=city.cell.pk, starts_on=today, reason="bầu", by=officer
    )
    grants.edit_user(user_id=user.pk, full_name="Mới Hai", phone="1", by=officer)
    grants.set_user_active(user_id=user.pk, is_active=False, reason="nghỉ", by=officer)
    grants.reset_password(user_id=user.pk, reason="quên", by=officer)
    grants.end_grant(grant_id=user.grants.first().pk, reason="thôi", by=officer)
    own_account.set_preferences(text_size="lon", language="en", by=secretary)
    AccountAdapter().set_password(secretary, "một mật khẩu khác dài")


def on_members(city, officer) -> None:
    """Write once by every act on members."""
    person = Person.objects.get()
    change_person(
        person_id=person.pk, opened_version=person.version, opened_values={}, values={"phone": "0912345678"}, by=officer
    )
    correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm", by=officer)
    for standing in ("exempt", "died", "active"):
        set_standing(person_id=person.pk, standing=standing, on=date(2026, 9, 1), reason="theo nghị quyết", by=officer)
    on_the_record(person.pk, officer)


def on_the_record(person_id: int, officer) -> None:
    """Write once by every act on the tables of a record, its background and its check."""
    for table in TABLES:
        common = {"person_id": person_id, "table": table, "by": officer, "reason": "theo hồ sơ"}
        line = add_row(values=examples(table.columns), **common)
        column = next(one.name for one in table.columns if one.kind in (Kind.TEXT, Kind.NAME))
        changed = change_row(row_id=line.pk, opened_version=1, opened_values={}, values={column: "Khác"}, **common)
        remove_row(row_id=line.pk, opened_version=changed.version, **common)
    change_background(person_id=person_id, opened_version=0, opened_values={}, values={"income": 1}, by=officer)
    confirm_record(person_id=person_id, on=date(2026, 9, 1), by=officer)


def on_the_ledger(city, officer) -> None:
    """Write once by every act on what stands beside the record: papers, verdicts, posts, times apart, transfers."""
    one, two = MemberFactory(cell=city.cell), MemberFactory(cell=city.cell)
    day, paper = date(2026, 9, 1), Decision("1-QĐ/ĐU", date(2026, 8, 30), "Đảng ủy", "theo quyết định")
    decided = {"paper": paper, "by": officer}
    papers.save_papers(person_id=one.pk, opened={}, values={"5": {**EMPTY, "state": "present"}}, by=officer)
    say(person_id=one.pk, key="a" * 64, answer="two", reason="khác quê", opened_version=0, by=officer)
    post = posts.appoint_to_post(
        person_id=one.pk, organisation_id=city.cell.pk, kind="secretary", starts_on=day, reason="bầu", by=officer
    )
    posts.end_post(post_id=post.pk, ends_on=date(2026, 10, 1), reason="thôi", by=officer)
    hold = ledger.place_hold(person_id=one.pk, kind="inspection", on=day, **decided)
    ledger.lift_hold(hold_id=hold.pk, on=day, **decided)
    ledger.exempt_member(person_id=one.pk, ground="age_health", on=day, **decided)
    ledger.end_exemption(person_id=one.pk, on=date(2026, 9, 10), **decided)
    ledger.suspend_member(person_id=one.pk, on=date(2026, 9, 11), until=date(2026, 10, 11), **decided)
    ledger.extend_suspension(person_id=one.pk, on=date(2026, 9, 15), until=date(2026, 11, 1), **decided)
    ledger.end_suspension(person_id=one.pk, on=date(2026, 9, 20), **decided)
    ledger.record_exit(person_id=one.pk, kind="died", ground="died", on=date(2026, 11, 1), **decided)
    ledger.restore_member(person_id=one.pk, cell_id=city.cell.pk, on=date(2026, 11, 2), **decided)
    sent = transfers.request_transfer(
        person_id=two.pk, kind="internal", moved_on=day, to_cell_id=city.second_cell.pk, reason="đổi nơi ở", by=officer
    )
    transfers.approve_transfer(transfer_id=sent.pk, by=officer)
    issue_number(organisation_id=city.base.pk, book=Book.TRANSFERS, day=day, subject=Subject("letter"), by=officer)
    organisations.record_consent(
        organisation_id=city.cell.pk, exception=SizeException.NO_GROUPS, starts_on=day, decision_number="2-CV/ĐU",
        decided_on=day, issuer="Đảng ủy", by=officer,
    )  # fmt: skip
    organisations.merge_organisation(
        organisation_id=city.second_cell.pk, target_id=city.cell.pk, starts_on=date(2026, 11, 10),
        decision_number="3-QĐ/ĐU", decided_on=day, issuer="Đảng ủy", reason="sắp xếp", by=officer,
    )  # fmt: skip


def on_files(city, officer, secretary) -> None:
    """Write once by every act on a file that needs a second person."""
    for act in ("approve", "refuse", "withdraw", "expire"):
        job = jobs.request_job(
            kind="members.export", params={"query": {"dan_toc": "kinh"}}, scope_path=city.cell.path, by=secretary
        )
        if act == "approve":
            jobs.approve_job(approval_id=job.approval.pk, by=officer)
        elif act == "refuse":
            jobs.refuse_job(approval_id=job.approval.pk, reason="không cần", by=officer)
        elif act == "withdraw":
            jobs.cancel_job(job_id=job.pk, by=secretary)
        else:
            with history.act("let_it_expire", by=officer):
                Approval.objects.filter(pk=job.approval.pk).update(expires_at=timezone.now())
            jobs.expire_approvals(by=officer)


def on_doubles(city, by):
    first = MemberFactory(cell=city.cell)
    second = alike(first, cell=city.cell)
    pair = {"kept_id": first.pk, "dropped_id": second.pk, "versions": (first.version, second.version)}
    done = merge_records(**pair, choices={}, placement="kept", reason="đối chiếu lý lịch gốc", by=by)
    undo_merge(merge_id=done.pk, reason="hai anh em sinh đôi", by=by)
    kept = {"first_id": first.pk, "second_id": second.pk, "answer": "two", "reason": "khác quê", "opened_version": 0}
    say_of_pair(**kept, by=by)


def on_honours(city, officer, secretary) -> None:
    """Write once by every act on cards, badges, ratings and head-counts."""
    decided, day, number = date(1990, 5, 19), date(2026, 10, 10), "001058000777"
    one = MemberFactory(
        cell=city.cell, identity_number=number, decided_on=decided, admitted_on=decided, since=date(2021, 1, 1)
    )
    asked = cards.ask_card(person_id=one.pk, kind="first", asked_on=day, by=secretary)
    cards.decide_cards(request_ids=[asked.pk], paper=cards.Paper("31-QĐ/ĐU", day, "Đảng ủy"), by=officer)
    cards.hand_over(request_id=asked.pk, issued_on=day, by=officer)
    late = Asking(30, date(2027, 2, 3), way=BadgeWay.LATE, reason="mới tìm được quyết định kết nạp")
    put = badges.propose(person_id=one.pk, asking=late, by=secretary)
    badges.withdraw(proposal_id=put.pk, reason="chờ xác minh", by=secretary)
    record_rating(person_id=one.pk, year=2025, level="good", by=secretary)
    quarter = Quarter(2026, 3)
    said = confirm_headcount(
        organisation_id=city.cell.pk, quarter=quarter, paper_count=99, explanation="sổ giấy chưa ghi", by=secretary
    )
    accept_headcount(organisation_id=city.cell.pk, quarter=quarter, version=said.version, by=officer)


def on_dues(city, officer, secretary) -> None:
    """Write once by every act on the dues of a cell."""
    one, month = MemberFactory(cell=city.cell), date(2026, 10, 1)
    member, paper = Membership.objects.get(person=one).pk, dues.Paper("5-QĐ/ĐU", date(2026, 10, 5), "Đảng ủy")
    here = {"cell_id": city.cell.pk, "by": secretary}
    wish = dues.Wish(member, "pension", 6_000_000)
    sheet = dues.open_sheet(month=month, **here)
    dues.set_bases(first=month, wishes=[wish], **here)
    asked = dues.ask_relief(
        membership_id=member, asked=Relief("exempt", "poor", date(2026, 11, 1), requested_on=month), **here
    )
    decided = {"cell_id": city.cell.pk, "by": officer}
    dues.decide_relief(relief_id=asked.pk, version=1, paper=paper, **decided)
    dues.end_relief(relief_id=asked.pk, version=2, last=date(2026, 12, 1), reason="thoát nghèo", **decided)
    paying = dues.Taking(member, (dues.Part(month, 30_000),))
    taken = dues.take_dues(takings=[paying], paid_on=date(2026, 10, 3), **here)
    dues.void_receipt(receipt_id=taken[0].pk, version=1, reason="ghi nhầm", by=secretary)
    dues.recompute_sheet(sheet_id=sheet.pk, by=secretary)
    sheet.refresh_from_db()
    dues.close_sheet(sheet_id=sheet.pk, version=sheet.version, cash=0, by=secretary)
    on_what_goes_up(city, month, officer, secretary)
    dues.reopen_sheet(sheet_id=sheet.pk, reason="ghi nhầm", by=officer)


def on_what_goes_up(city, month, officer, secretary) -> None:
    """Write once by every act on what a cell keeps and sends up of a closed month without money."""
    share = above.Wish(date(2026, 2, 1), True, "", 7, 10, "5-QĐ/ĐU", date(2026, 1, 5), "Đảng ủy")
    above.set_share(organisation_id=city.cell.pk, wish=share, by=officer)
    day = timezone.localdate()
    row = above.send_up(organisation_id=city.cell.pk, month=month, shown=0, sent_on=day, by=secretary)
    above.receive_remittances(to_id=row.to_id, month=month, chosen={row.pk: 1}, received_on=day, by=officer)
    above.void_receiving(remittance_id=row.pk, version=2, reason="đếm thiếu", by=officer)
    above.withdraw_remittance(remittance_id=row.pk, version=3, reason="lập lại", by=secretary)


def on_meetings(city, secretary) -> None:
    """Write once by every act on meetings: plan, roll, task, score."""
    MemberFactory(cell=city.neighbour_cell)
    held = meetings.plan_meeting(cell_id=city.neighbour_cell.pk, plan=meetings.Plan(date(2026, 11, 3)), by=secretary)
    meetings.record_roll(meeting_id=held.pk, exceptions=[], late_reason="mất mạng", by=secretary)
    meetings.add_task(meeting_id=held.pk, words="rà soát", due_on=date(2026, 12, 1), by=secretary)
    points = dict.fromkeys(("preparation", "conduct", "chairing", "principles", "results", "closing"), 5)
    score = meetings.Score(points | {"duration": 5, "attendance": 5})
    meetings.score_meeting(meeting_id=held.pk, score=score, by=secretary)


def on_rounds(city, officer, secretary) -> None:
    """Write once by every act on the yearly rating and on ties with the place of residence."""
    people = [MemberFactory(cell=city.neighbour_cell, since=date(2024, 1, 1)) for _ in range(3)]
    tie = residence.Tie("Chi ủy Tổ dân phố số 7", date(2026, 3, 1))
    residence.save_tie(person_id=people[0].pk, tie=tie, by=secretary)
    said, came = residence.Said(people[0].pk, "good"), date(2026, 11, 2)
    cell = {"cell_id": city.neighbour_cell.pk, "year": 2026, "by": secretary}
    residence.save_comments(received_on=came, comments=[said], **cell)
    sheet = made_rounds.reported(city.neighbour_cell, secretary)
    paper, below = rounds.deciding.Paper("7-QĐ/ĐU", date(2026, 11, 21), "Đảng ủy"), city.neighbour_base.pk
    given = {"organisation_id": below, "year": 2026, "paper": paper, "by": officer}
    decision = rounds.decide_sheets(versions={sheet.pk: sheet.version}, **given)
    rounds.announce(decision_id=decision.pk, on=date(2026, 11, 22), by=officer)
    row = made_rounds.entries(sheet)[0]
    rounds.receive_complaint(entry_id=row.pk, received_on=date(2026, 11, 23), words="đề nghị xem lại", by=secretary)
    level = rounds.bodies.Own("good")
    rounds.report_body(organisation_id=city.neighbour_cell.pk, year=2026, own=level, by=secretary)


def on_hand_overs(city, officer) -> None:
    """Write once by every act on a hand-over."""
    person, account = MemberFactory(cell=city.cell, since=date(2025, 1, 1)), UserFactory(username="moi.tt")
    paper, day = posts.Paper("12-QĐ/ĐU", date(2026, 2, 1), "Đảng ủy"), timezone.localdate()
    given = {"cell_id": city.cell.pk, "paper": paper, "by": officer}
    row = handover.hand_over(person_id=person.pk, starts_on=day, username=account.username, **given)
    handover.undo_hand_over(hand_over_id=row.pk, reason="ghi nhầm", by=officer)


def test_no_act_at_all_leaves_an_event_without_who_and_what(city, officer, secretary):
    MemberFactory(cell=city.cell)
    last = {model: model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0 for model in EVENTS}
    on_organisations(city, officer)
    on_accounts(city, officer, secretary)
    on_members(city, officer)
    on_the_ledger(city, officer)
    on_files(city, officer, secretary)
    on_doubles(city, officer)
    on_honours(city, officer, secretary)
    on_dues(city, officer, secretary)
    on_rounds(city, officer, secretary)
    on_meetings(city, secretary)
    on_hand_overs(city, officer)
    written = [event for model in EVENTS for event in model.objects.filter(pgh_id__gt=last[model])]
    assert {type(event) for event in written} == set(EVENTS)
    nameless = [event for event in written if not (event.pgh_context or {}).get("act")]
    assert nameless == []
    assert {event.pgh_context["user"] for event in written} == {officer.pk, secretary.pk}
