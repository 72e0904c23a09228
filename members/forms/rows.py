"""The form of one line of a table of the record; shape and doubts, no saving."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.findings import Finding
from members import rows
from members.fields import Kind, Table
from members.forms import doubts
from members.forms.boxes import make_box
from members.forms.doubts import DoubtForm
from members.forms.fields import CleanTextField
from vietnam import names


class RowForm(DoubtForm):
    """One line of a table; after ``is_valid`` take ``values`` (by column name)."""

    def __init__(
        self,
        data: Any = None,
        *,
        table: Table,
        today: date,
        judge: Callable[[Mapping[str, Any]], list[Finding]],
        about: str = "",
        opened: Mapping[str, Any] | None = None,
        now: Mapping[str, Any] | None = None,
    ) -> None:
        """Take ``judge``, which says what is wrong with the values of a line in this record.

        ``opened`` and ``now`` as in ``PersonForm``; without them a new line is written.
        """
        super().__init__(data, initial=opened)
        self.table, self.judge, self.about = table, judge, about
        self.opened = dict(opened or {})
        self.always_asks_reason = bool(opened)
        self.help_pages = {column.name: "" for column in table.columns}
        for column in table.columns:
            self.fields[column.name] = make_box(
                column,
                label=rows.label(table, column.name),
                required=column.required,
                today=today,
                current=(now or {}).get(column.name),
                length=rows.length(table, column.name),
            )

    def columns(self) -> list[forms.BoundField]:
        """Return the fields in the order of the paper."""
        return [self[column.name] for column in self.table.columns]

    def opened_signed(self) -> str:
        """Return what was shown at opening, signed for the hidden field ``opened``."""
        return doubts.sign_opened(rows.pack(self.opened), self.about)

    def clean(self) -> dict[str, Any]:
        """Gather the values, and say all that is wrong at once."""
        data = super().clean() or {}
        self.values = {column.name: self._value(column.name, column.kind, data) for column in self.table.columns}
        unread = set(self.errors)
        self.take(finding for finding in self.judge(self.values) if finding.field not in unread)
        return data

    @staticmethod
    def _value(name: str, kind: Kind, data: Mapping[str, Any]) -> Any:
        value = data.get(name)
        return names.capitalise(value) if kind == Kind.NAME and value else value


class RemovalForm(DoubtForm):
    """Why a line is taken out of the record."""

    reason = CleanTextField(
        label=_("Lý do bỏ"), max_length=300, help_text=_("Ví dụ: ghi nhầm sang hồ sơ của đồng chí này.")
    )
