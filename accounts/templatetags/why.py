"""The link from a finding to what stands behind it: the rule, else the page of the field."""

from django import template
from django.core.exceptions import ValidationError
from django.forms import BoundField

from accounts import citations

register = template.Library()


@register.inclusion_tag("parts/why.html")
def why(code: str, field: str = "", rule: str = "") -> dict[str, object]:
    """Link to the rule a finding rests on; for plain sense to the page of ``field``, if it has one."""
    return {
        "citation": citations.of(code or "", rule or ""),
        "field_url": citations.field_url(field) if field else "",
    }


@register.inclusion_tag("parts/why.html")
def why_error(error: ValidationError) -> dict[str, object]:
    """Link from an error of a form to the rule it rests on."""
    return why(error.code or "", rule=getattr(error, "rule", ""))


@register.inclusion_tag("parts/field_help.html")
def field_help(field: BoundField) -> dict[str, object]:
    """Link to the page that explains a field of a form; a form may name other pages in ``help_pages``."""
    pages = getattr(field.form, "help_pages", {})
    return {"url": citations.field_url(pages.get(field.name, field.name)), "label": field.label}
