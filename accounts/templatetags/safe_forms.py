"""Tags of forms that lose nothing: ``form_owner``, ``draft_fields``, ``draft_offer``."""

import uuid

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts import safe_forms
from accounts.models import Draft

register = template.Library()


@register.simple_tag(takes_context=True)
def form_owner(context: Context) -> SafeString:
    """Put into a form whose it is and its key; a form shown again after errors keeps its key."""
    request = context["request"]
    key = safe_forms.key_of(request.POST) or uuid.uuid4()
    return format_html(
        '<input type="hidden" name="{}" value="{}"><input type="hidden" name="{}" value="{}">',
        safe_forms.OWNER,
        safe_forms.sign_owner(request.user),
        safe_forms.KEY,
        key,
    )


@register.simple_tag(takes_context=True)
def draft_fields(context: Context, title: str) -> SafeString:
    """Put into a form with ``data-draft-url`` what the list of drafts shows: its title and where it is."""
    return format_html(
        '<input type="hidden" name="{}" value="{}"><input type="hidden" name="{}" value="{}">',
        safe_forms.DRAFT_TITLE,
        title,
        safe_forms.DRAFT_PATH,
        context["request"].path,
    )


@register.inclusion_tag("accounts/_draft_offer.html", takes_context=True)
def draft_offer(context: Context, draft: Draft | None) -> dict[str, object]:
    """Offer the draft back above its form: go on with it, or throw it away; nothing without a draft."""
    request = context["request"]
    return {"request": request, "draft": draft, "in_use": "ban-nhap" in request.GET, "here": request.path}
