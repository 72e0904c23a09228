"""Choosing an organisation in a form: typed words become suggestions, with and without JavaScript.

The server suggests; no page carries thousands of options. With htmx the radio list comes while
typing; without it the form comes back with the list when the words fit several bodies.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import NO_SCOPE, Scope
from branches.selectors import picker
from branches.selectors.picker import Suggestion
from vietnam.names import fold


def _is_id(text: str) -> bool:
    """Say whether a text may be the number of a row."""
    return text.isdecimal() and len(text) < 19


class OrganisationPicker(forms.Widget):
    """A box for words and the bodies that fit as a radio list; sends ``name`` (an id) and ``name_q``."""

    template_name = "branches/parts/picker.html"
    use_fieldset = True
    chosen: Suggestion | None = None
    offered: Sequence[Suggestion] = ()
    query = ""

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> tuple[str, str]:
        """Return the chosen id and the words typed, both as text."""
        return (str(data.get(name) or ""), str(data.get(f"{name}_q") or ""))

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        """Say whether the form came without this field."""
        return name not in data and f"{name}_q" not in data

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add what is chosen, what is offered and where more is asked for."""
        context = super().get_context(name, value, attrs)
        chosen, words = value if isinstance(value, tuple) else ("", "")
        address = reverse("branches:picker")
        context["widget"] |= {
            "url": f"{address}?{self.query}&{urlencode({'truong': name})}",
            "options": [one for one in (self.chosen, *self.offered) if one],
            "selected": int(chosen) if _is_id(chosen) else self.chosen and self.chosen.organisation_id,
            "words": words,
        }
        return context


class OrganisationField(forms.Field):
    """A body in reach; cleans to its id. ``within`` must be called before the form is used."""

    widget = OrganisationPicker
    default_error_messages = {
        "required": gettext_lazy("Chưa chọn tổ chức. Gõ vài chữ của tên rồi chọn trong danh sách."),
        "unknown": gettext_lazy("Không có tổ chức nào tên như vậy trong phạm vi của đồng chí. Gõ ít chữ hơn."),
        "several": gettext_lazy("Có nhiều tổ chức khớp. Hãy chọn một tổ chức trong danh sách."),
    }

    def __init__(
        self,
        *,
        kinds: Sequence[str] = (),
        permission: Permission = Permission.VIEW_ORGANISATIONS,
        **kwargs: Any,
    ) -> None:
        """Offer bodies of these kinds on which the permission holds."""
        super().__init__(**kwargs)
        self.kinds, self.permission = tuple(kinds), permission
        self.scope, self.day = NO_SCOPE, date.min

    def within(self, scope: Scope, day: date, chosen: int | None = None) -> None:
        """Bind to the reach of a person on a day; ``chosen`` is the body now recorded."""
        self.scope, self.day = scope, day
        widget = self.widget
        widget.query = urlencode({"quyen": str(self.permission), "loai": ",".join(self.kinds)})
        widget.chosen = self._find(chosen) if chosen else None

    def _find(self, organisation_id: int) -> Suggestion | None:
        return picker.find(self.scope, organisation_id, self.day, permission=self.permission, kinds=self.kinds)

    def prepare_value(self, value: object) -> tuple[str, str]:
        """Turn an id from code into what the widget shows."""
        if isinstance(value, int):
            self.widget.chosen = self.widget.chosen or self._find(value)
            return (str(value), "")
        return value if isinstance(value, tuple) else ("", "")

    def clean(self, value: object) -> int | None:
        """Return the id of the chosen body, or of the one body the words fit."""
        chosen, words = value if isinstance(value, tuple) else ("", "")
        if _is_id(chosen):
            body = self._find(int(chosen))
            if body is None:
                raise ValidationError(self.error_messages["unknown"], code="unknown")
            self.widget.chosen = body
            return body.organisation_id
        if not words.strip():
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self._by_words(words)

    def _by_words(self, words: str) -> int:
        """Return the one body the words name; offer the list when they fit several."""
        found = picker.suggest(self.scope, words, self.day, permission=self.permission, kinds=self.kinds).rows
        exact = [one for one in found if fold(one.name) == fold(words)]
        if len(exact) == 1 or len(found) == 1:
            body = (exact or found)[0]
            self.widget.chosen = body
            return body.organisation_id
        self.widget.offered = found
        raise ValidationError(self.error_messages["several" if found else "unknown"], code="several")

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare the chosen id with the one recorded."""
        chosen, words = data if isinstance(data, tuple) else ("", "")
        return bool(words.strip()) or str(initial or "") != chosen
