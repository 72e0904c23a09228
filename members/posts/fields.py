"""Choosing a person of a body in a form: a list where there are few, words and the persons that fit where many.

Names stand in no address: without script the form comes back with the persons the words fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import Scope
from members.models import Membership, Person
from vietnam.names import fold

ALL_OF = 100
OFFERED = 20
WORDS = 6


@dataclass(frozen=True)
class Candidate:
    """One person that may be meant, with what tells namesakes apart."""

    pk: int
    name: str
    note: str


class PersonPicker(forms.Widget):
    """A select of all, or a box for words and a radio list; sends ``name`` (an id) and ``name_q``."""

    template_name = "posts/parts/person.html"
    everybody: Sequence[Candidate] | None = None
    offered: Sequence[Candidate] = ()

    @property
    def use_fieldset(self) -> bool:  # type: ignore[override]
        """Group box and list under one legend; the select has its own label."""
        return self.everybody is None

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> tuple[str, str]:
        """Return the chosen id and the words typed, both as text."""
        return (str(data.get(name) or ""), str(data.get(f"{name}_q") or ""))

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        """Say whether the form came without this field."""
        return name not in data and f"{name}_q" not in data

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the persons to choose from and what is chosen."""
        context = super().get_context(name, value, attrs)
        chosen, words = value if isinstance(value, tuple) else (str(value or ""), "")
        context["widget"] |= {
            "everybody": self.everybody,
            "options": self.offered,
            "chosen": int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None,
            "words": words,
        }
        return context


class PersonField(forms.Field):
    """A member kept at a body or below it; cleans to the id. ``within`` must be called before use."""

    widget = PersonPicker
    default_error_messages = {
        "required": gettext_lazy("Chưa chọn đồng chí nào."),
        "unknown": gettext_lazy("Không có đồng chí nào như vậy ở tổ chức này và các tổ chức trực thuộc."),
        "several": gettext_lazy("Có nhiều đồng chí khớp. Hãy chọn một đồng chí trong danh sách."),
    }

    def __init__(self, **kwargs: Any) -> None:
        """Start without anybody to choose."""
        super().__init__(**kwargs)
        self.people: QuerySet[Any] = Person.objects.none()

    def within(self, scope: Scope, path: str, today: date) -> None:
        """Bind to the members kept at ``path`` and below it whom this person may see."""
        open_ones = Membership.objects.filter(person=OuterRef("pk"), ended_on__isnull=True)
        official = open_ones.filter(official_on__lte=today)
        people = Person.objects.visible_to(scope).below(path).filter(Exists(open_ones))
        self.people = people.annotate(is_official=Exists(official)).order_by("name_sort", "pk")
        first = list(self.people[: ALL_OF + 1])
        self.widget.everybody = [_candidate(one) for one in first] if len(first) <= ALL_OF else None

    def prepare_value(self, value: object) -> tuple[str, str]:
        """Turn an id from code into what the widget shows."""
        return value if isinstance(value, tuple) else (str(value or ""), "")

    def clean(self, value: object) -> int | None:
        """Return the id of the chosen person, or of the one person the words fit."""
        chosen, words = value if isinstance(value, tuple) else ("", "")
        if chosen.isdecimal() and len(chosen) < 19:
            person = self.people.filter(pk=int(chosen)).first()
            if person is None:
                raise ValidationError(self.error_messages["unknown"], code="unknown")
            self.widget.offered = [_candidate(person)]
            return int(person.pk)
        if not words.strip():
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self._by_words(words)

    def _by_words(self, words: str) -> int:
        people = self.people
        for word in fold(words[:100]).split()[:WORDS]:
            people = people.filter(name_folded__contains=word)
        found = list(people[:OFFERED])
        self.widget.offered = [_candidate(one) for one in found]
        if len(found) == 1:
            return int(found[0].pk)
        raise ValidationError(self.error_messages["several" if found else "unknown"], code="several")

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare the chosen id with the one recorded."""
        chosen, words = data if isinstance(data, tuple) else ("", "")
        return bool(words.strip()) or str(initial or "") != chosen


def _candidate(person: Any) -> Candidate:
    note = _("sinh năm {year}").format(year=person.born_on.year)
    return Candidate(person.pk, person.full_name, note if person.is_official else _("{note}, dự bị").format(note=note))
