"""Rules for passwords: long, not common, not about the person."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)


class LongEnough(MinimumLengthValidator):
    """At least twelve characters."""

    def __init__(self) -> None:
        """Set the length."""
        super().__init__(min_length=12)


class NotACommonWord(CommonPasswordValidator):
    """Not one of the 20,000 common passwords."""


class NotAboutYou(UserAttributeSimilarityValidator):
    """Not the user name or the person's name."""

    def __init__(self) -> None:
        """Compare with user name and full name."""
        super().__init__(user_attributes=("username", "full_name", "phone"))
