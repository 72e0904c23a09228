"""Rules for passwords: long, not common here or elsewhere, not about the person. No forced change."""

import re
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from vietnam import names

WORDS_FILE = Path(__file__).parent / "data" / "common_password_words.txt"
LOOK_LIKE = str.maketrans("01345@$!", "oieasasi")
ENOUGH_OF_ONES_OWN = 4
ENOUGH_SIGNS = 6


@cache
def local_words() -> tuple[str, ...]:
    """Return the common words, the longest first."""
    lines = WORDS_FILE.read_text(encoding="utf-8").split()
    found = {word for word in lines if word.isalpha() and word.isascii()}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def letters_of(text: str) -> str:
    """Return the text without marks, capitals and anything but letters and digits."""
    return re.sub(r"[^a-z0-9]", "", names.fold(text))


def own_letters(text: str) -> int:
    """Return how many letters are left when common words and numbers are taken out."""
    rest = re.sub(r"[^a-z]", " ", text)
    for word in local_words():
        rest = rest.replace(word, " ")
    return len(rest.replace(" ", ""))


class LongEnough(MinimumLengthValidator):
    """At least twelve characters."""

    def __init__(self) -> None:
        super().__init__(min_length=12)

    def get_error_message(self) -> str:
        """Say what is missing."""
        return ngettext(
            "Mật khẩu cần ít nhất {count} ký tự. Hãy ghép thêm một, hai từ.",
            "Mật khẩu cần ít nhất {count} ký tự. Hãy ghép thêm một, hai từ.",
            self.min_length,
        ).format(count=self.min_length)

    def get_help_text(self) -> str:
        """Say the rule."""
        return ngettext("Ít nhất {count} ký tự.", "Ít nhất {count} ký tự.", self.min_length).format(
            count=self.min_length
        )


class NotACommonWord(CommonPasswordValidator):
    """Not one of 20,000 common passwords, and not made of common Vietnamese words and numbers only."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ``ValidationError`` for a password that stands on top of every guesser's list."""
        plain = letters_of(password)
        leet = letters_of(password.lower().translate(LOOK_LIKE))
        is_known = password.lower().strip() in self.passwords or plain in self.passwords
        is_monotonous = len(set(password)) < ENOUGH_SIGNS
        has_own = own_letters(plain) >= ENOUGH_OF_ONES_OWN and own_letters(leet) >= ENOUGH_OF_ONES_OWN
        if is_known or is_monotonous or not has_own:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        """Say what is wrong and what to do."""
        return _(
            "Mật khẩu này chỉ gồm những từ, tên, ngày hoặc dãy số quen thuộc nên dễ đoán. "
            "Hãy thêm vài từ riêng của đồng chí."
        )

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("Không chỉ gồm từ quen thuộc, tên, ngày lễ, dãy số.")


class NotAboutYou:
    """Not the user name, the person's name or telephone, with or without marks."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ``ValidationError`` when the password is mostly something known about the person."""
        plain = letters_of(password)
        for value in (user.username, user.full_name, user.phone) if user else ():
            known = letters_of(value or "")
            if len(known) < ENOUGH_OF_ONES_OWN:
                continue
            is_mostly = known in plain and len(plain) - len(known) < ENOUGH_SIGNS
            if is_mostly or SequenceMatcher(a=plain, b=known).ratio() >= 0.7:
                raise ValidationError(
                    _("Mật khẩu quá giống tên hoặc số điện thoại của đồng chí. Hãy chọn câu khác."),
                    code="password_too_similar",
                )

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("Không giống tên đăng nhập, họ tên, số điện thoại.")
