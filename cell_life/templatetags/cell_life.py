"""The tag that shows the rooms of cell life above each of its pages."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from cell_life import frame

register = template.Library()


@register.inclusion_tag("parts/tabs.html", takes_context=True)
def cell_life_rooms(context: Context) -> dict[str, object]:
    """Show the rooms of cell life this person may enter, as tabs."""
    return {"label": _("Sinh hoạt chi bộ"), "items": frame.rooms(context["request"])}
