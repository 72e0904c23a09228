"""The form of items 27, 28 b–c and 30; shape and doubts, no saving."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise

from members import facts
from members.fields import Group
from members.forms import doubts
from members.forms.boxes import box
from members.forms.doubts import DoubtForm
from members.rules import background_findings


class BackgroundForm(DoubtForm):
    """Some headings of the background of one person; after ``is_valid`` take ``values``."""

    always_asks_reason = True

    def __init__(
        self,
        data: Any = None,
        *,
        groups: Sequence[Group],
        today: date,
        about: str,
        opened: Mapping[str, Any],
        now: Mapping[str, Any],
    ) -> None:
        """Take ``opened`` and ``now`` as ``PersonForm`` does; ``about`` is what the opened values are signed for."""
        asked = [name for group in groups for name in group.fields]
        shown = {name: value for name, value in opened.items() if name in asked}
        super().__init__(data, initial=shown)
        self.opened, self.now, self.about, self._groups = shown, dict(now), about, groups
        for name in asked:
            self.fields[name] = box(name, today, now.get(name))

    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Return the headings with their fields."""
        return [(group.legend, [self[name] for name in group.fields]) for group in self._groups]

    def opened_signed(self) -> str:
        """Return what was shown at opening, signed for the hidden field ``opened``."""
        return doubts.sign_opened(facts.pack(self.opened), self.about)

    def clean(self) -> dict[str, Any]:
        """Gather the values and say what is doubtful."""
        data = super().clean() or {}
        self.values = {name: data.get(name) for group in self._groups for name in group.fields}
        stood = {finding.code for finding in background_findings(self.now)}
        found = background_findings({**self.now, **self.values})
        self.take(item for item in found if item.code not in stood and item.field not in self.errors)
        return data
