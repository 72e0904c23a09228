"""Row history: written by triggers, with who and why, and never rewritten."""

import pytest
from django.db import ProgrammingError, connection, transaction

from accounts import history
from accounts.models import User

pytestmark = pytest.mark.django_db


def events() -> list:
    model = User.pgh_event_model
    return list(model.objects.order_by("pgh_id"))


def test_an_insert_and_an_update_leave_one_event_each_with_who_and_why():
    with transaction.atomic(), history.act("make_user", by=None, reason="thử"):
        user = User.objects.create_user("thu", "mat-khau-dai-2026", full_name="Thử")
        user.full_name = "Thử Hai"
        user.save()
    found = events()
    assert [event.pgh_label for event in found] == ["insert", "update"]
    assert all(event.pgh_context["act"] == "make_user" and event.pgh_context["reason"] == "thử" for event in found)


def test_a_copy_leaves_one_event_a_row_with_context():
    with transaction.atomic(), history.act("bulk", by=None), connection.cursor() as cursor:
        columns = (
            "username, full_name, phone, language, text_size, is_active, created_at, must_change_password, password"
        )
        with cursor.copy(f"COPY accounts_user ({columns}) FROM STDIN") as copy:
            for number in range(50):
                copy.write_row((f"u{number}", "Tên", "", "vi", "thuong", True, "2026-01-01", False, "!"))
    assert len(events()) == 50
    assert all(event.pgh_context["act"] == "bulk" for event in events())


@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["accounts_userevent", "accounts_accesslog"])
def test_the_applications_role_cannot_rewrite_a_log(statement, table):
    statement = statement.replace("pgh_label", "username") if table == "accounts_accesslog" else statement
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
