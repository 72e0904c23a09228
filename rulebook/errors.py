"""What can go wrong when the rules are asked or loaded; nothing else lives here."""

from __future__ import annotations

from datetime import date


class RuleUnknown(KeyError):
    """No rule of this key is known for the day asked.

    Before 25/7/2016 only the Charter's values are kept; a few other keys begin later.
    Carries ``key`` and ``day``. Guards that meet it only record, they do not refuse.
    """

    def __init__(self, key: str, day: date) -> None:
        super().__init__(key)
        self.key = key
        self.day = day

    def __str__(self) -> str:
        return f"Chưa có quy định «{self.key}» cho ngày {self.day:%d/%m/%Y}."

    def __reduce__(self) -> tuple[type[RuleUnknown], tuple[str, date]]:
        return type(self), (self.key, self.day)


class RulebookError(ValueError):
    """A rule file cannot be used; says which file, which key, why, and what to do."""

    def __init__(self, *, file: str, key: str = "", reason: str, remedy: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        self.remedy = remedy
        where = f"{file}, khóa «{key}»" if key else file
        super().__init__(f"{where}: {reason} Cách sửa: {remedy}")


class CalendarUnknown(LookupError):
    """The days off by law of this year are not in ``holidays.toml``; carries ``year``."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year

    def __str__(self) -> str:
        return f"Chưa có lịch nghỉ lễ theo luật của năm {self.year}; cần truyền danh sách ngày nghỉ."


class ExtensionRefused(ValueError):
    """An extension longer than the rule allows, a second one, or one no rule provides for."""
