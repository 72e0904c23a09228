"""Every field about a person has a class, in whichever row it lives, and the sensitive ones are masked."""

import pytest
from django.apps import apps

from members import facts
from members.field_classes import BACKGROUND_ROW, MEMBERSHIP, PERSON, TABLE_ROWS, class_of, masked
from members.fields import TABLES
from members.models import Background, Membership, Person

ROWS = [(Person, PERSON), (Membership, MEMBERSHIP), (Background, BACKGROUND_ROW)]
ROWS += [(apps.get_model("members", table.model), TABLE_ROWS[table.name]) for table in TABLES]


@pytest.mark.parametrize(("model", "classes"), ROWS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_field_of_the_record_has_a_class_and_no_other_has(model, classes):
    assert {field.name for field in model._meta.concrete_fields} == set(classes)


def test_every_field_of_the_form_has_a_class():
    assert all(class_of(field) for field in facts.FIELDS)


@pytest.mark.parametrize("name", ["favourite_colour", "work.favourite_colour", "hobbies.name"])
def test_a_field_without_a_class_is_refused(name):
    with pytest.raises(KeyError):
        class_of(name)


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("identity_number", "001170000123", "001•••••0123"),
        ("old_identity_card", "012345678", "•••••••78"),
        ("old_card_number", "12345678", "••••••78"),
        ("phone", "0912345678", "••••678"),
        ("full_name", "Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("identity_number", "", ""),
    ],
)
def test_numbers_and_phones_are_masked_and_names_are_not(field, text, shown):
    assert masked(field, text) == shown
