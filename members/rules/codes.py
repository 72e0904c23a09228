"""What may be chosen from a dated code list: known keys in use; a stored one that was retired may stay."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.findings import Finding
from members import codes
from members.fields import Column, Field


def code_findings(
    fields: Iterable[Field | Column], values: Mapping[str, Any], before: Mapping[str, Any], today: date
) -> Iterator[Finding]:
    """Yield an error for each newly chosen key that is in no list, or no longer in use today.

    A key that stood in ``before`` is not asked about: lists change under records that stay right.
    """
    for field in fields:
        chosen = str(values.get(field.name) or "")
        if not field.codes or not chosen or chosen == str(before.get(field.name) or ""):
            continue
        listed = codes.get(field.codes)
        entry = listed.entry(chosen)
        if entry is None:
            yield unknown_code(field, chosen)
        elif not entry.holds(today):
            yield retired_code(field, entry)


def unknown_code(field: Field | Column, text: str) -> Finding:
    """Say that a text stands in no list, with the nearest that do."""
    near = codes.get(field.codes).suggest(text)
    remedy = _("Chọn trong danh mục, ví dụ: {labels}.").format(labels=", ".join(near)) if near else ""
    return Finding(
        "unknown_code",
        field.name,
        _("“{text}” không có trong danh mục “{title}”.").format(text=text[:60], title=codes.get(field.codes).title),
        remedy or _("Chọn một dòng trong danh mục."),
        value=text[:60],
    )


def retired_code(field: Field | Column, entry: codes.Entry) -> Finding:
    """Say that an entry is no longer, or not yet, in use."""
    if entry.until is not None:
        reason = _("“{label}” không còn dùng từ ngày {day}.").format(
            label=entry.label, day=entry.until.strftime("%d/%m/%Y")
        )
    else:
        reason = _("“{label}” hôm nay chưa được dùng.").format(label=entry.label)
    return Finding("retired_code", field.name, reason, _("Chọn dòng đang dùng trong danh mục."), value=entry.key)
