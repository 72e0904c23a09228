"""What libraries say on a page is Vietnamese: the hand-kept catalogue is complete and keeps its placeholders."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from accounts.forms import ChangePasswordForm, SignInForm

CATALOGUE = Path(__file__).resolve().parents[2] / "locale/libraries/vi/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{\w*\}")
ENTRIES = list(polib.pofile(str(CATALOGUE)))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.msgid[:40])
def test_each_text_is_there_and_keeps_its_placeholders(entry):
    text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
    assert text.strip()
    assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))


def test_no_text_stands_twice():
    assert len({entry.msgid for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.django_db
def test_empty_forms_complain_in_vietnamese(secretary):
    with translation.override("vi"):
        for form in (SignInForm({}), ChangePasswordForm(data={}, user=secretary)):
            texts = [text for texts in form.errors.values() for text in texts]
            assert texts
            assert set(texts) == {"Chưa điền mục này. Hãy điền rồi gửi lại."}


@pytest.mark.django_db
def test_two_new_passwords_that_differ_are_said_in_vietnamese(secretary):
    data = {"oldpassword": "x", "password1": "xoài giếng khế", "password2": "xoài giếng cau"}
    with translation.override("vi"):
        form = ChangePasswordForm(data=data, user=secretary)
        assert "Hai lần ghi mật khẩu mới không giống nhau" in str(form.errors["password2"])


def test_english_readers_keep_the_librarys_english():
    with translation.override("en"):
        assert translation.gettext("This field is required.") == "This field is required."
