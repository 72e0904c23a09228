"""Every field of every form says how to fill it in; where something is typed, with a good example."""

import re
from importlib import import_module

import pytest
from django import forms
from django.utils.translation import override

from tests.fences.sources import APPS, modules

EXAMPLE = re.compile(r"[Vv]í dụ|[Cc]hẳng hạn|như “")
BUTTONS = {"PreferencesForm", "BuildForm", "SampleForm"}
"""Forms that nobody fills in: each field is a button with its words on it, or a sample of the gallery."""
TYPED = (forms.CharField, forms.IntegerField, forms.DecimalField, forms.DateField)
PICKED = (forms.PasswordInput, forms.RadioSelect, forms.CheckboxInput, forms.Select, forms.FileInput)


def _forms() -> dict[str, type[forms.BaseForm]]:
    """Return every form class of the house, those made of the sign-in library's too."""
    for name in modules(*APPS):
        if "forms" in name:
            import_module(name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
    found, waiting = {}, [forms.BaseForm]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.split(".")[0] in APPS and kind.__name__ not in BUTTONS:
                found[f"{kind.__module__}.{kind.__name__}"] = kind
    return found


def _fields(kind: type[forms.BaseForm]) -> dict[str, forms.Field]:
    """Return the fields that people see; single boxes to tick say all by their own words.

    A form of the library gets our hints only when it is made.
    """
    is_of_the_library = any(base.__module__.startswith("allauth") for base in kind.__mro__)
    fields = kind().fields if is_of_the_library else kind.base_fields
    return {
        name: field
        for name, field in fields.items()
        if not field.widget.is_hidden and not isinstance(field.widget, forms.CheckboxInput)
    }


FORMS = _forms()


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_field_has_a_hint(name):
    assert [field for field, one in _fields(FORMS[name]).items() if not str(one.help_text).strip()] == []


@pytest.mark.parametrize("name", sorted(FORMS))
def test_where_something_is_typed_the_hint_has_an_example(name):
    with override("vi"):
        typed = {
            field: str(one.help_text)
            for field, one in _fields(FORMS[name]).items()
            if isinstance(one, TYPED) and not isinstance(one.widget, PICKED)
        }
    assert {field: hint for field, hint in typed.items() if not EXAMPLE.search(hint)} == {}
