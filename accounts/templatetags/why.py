"""The link from a finding to what stands behind it: the rule, else the page of the field."""

from django import template
from django.core.exceptions import ValidationError

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


@register.simple_tag
def field_page(name: str) -> str:
    """Return the address of the page that explains a field, an empty text when it has none."""
    return citations.field_url(name)
