"""What every form of the record does: errors stop at their field, doubts ask once for a reason, nothing is guessed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.citations import as_error, sentence
from accounts.findings import Finding
from vietnam.dates import PartialDate

Values = dict[str, Any]
_OPENED = "members.opened"


class DoubtForm(forms.Form):
    """A form that shows findings where they belong.

    After ``is_valid`` take ``values``. ``doubts`` are the warnings that ask for a reason, ``similar``
    records to compare with, as (name, address); ``opened`` is what the form showed when it was opened.
    """

    mark_required = True
    always_asks_reason = False

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Căn cứ để ghi như vậy, ví dụ: theo quyết định kết nạp gốc số 12-QĐ/HU."),
    )

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        """Copy what was sent, so that it can be put right in the boxes."""
        self.doubts: list[Finding] = []
        self.similar: list[tuple[str, str]] = []
        self.values: Values = {}
        self.opened: Values = {}
        super().__init__(data.copy() if data is not None else None, initial=dict(initial or {}), label_suffix="")

    def asks_reason(self) -> bool:
        """Say whether the box for the reason is needed."""
        return bool(self.doubts) or self.always_asks_reason or bool(self.is_bound and self.data.get("reason"))

    def take(self, findings: Iterable[Finding]) -> None:
        """Put findings where they belong: errors at their field, doubts too unless a reason is given."""
        reason = str(self.data.get("reason", "")).strip()
        findings = list(findings)
        known = {(finding.code, finding.field) for finding in self.doubts}
        self.fields["reason"].required = self.fields["reason"].required or any(not item.stops for item in findings)
        self.doubts += [item for item in findings if not item.stops and (item.code, item.field) not in known]
        for finding in findings:
            if finding.stops or not reason:
                self._complain(finding)
        if self.doubts and not reason:
            self._complain(
                Finding("reason", "reason", _("Có điều chưa chắc."), _("Sửa, hoặc nếu đúng như vậy thì ghi lý do."))
            )

    def _complain(self, finding: Finding) -> None:
        field = finding.field if finding.field in self.fields else None
        if field and any(sentence(finding) == text for text in self.errors.get(field, ())):
            return
        if field == "reason" and "reason" in self.errors:
            return
        self.add_error(field, as_error(finding))


def sign_opened(packed: Mapping[str, str], about: object) -> str:
    """Sign what a form showed at opening, so that nobody can pretend to have seen something else."""
    return signing.dumps(dict(packed), salt=f"{_OPENED}.{about}", compress=True)


def read_opened(signed: str, about: object) -> dict[str, str] | None:
    """Return what the form showed at opening, packed; None when the signature is wrong."""
    try:
        found: dict[str, str] = signing.loads(signed, salt=f"{_OPENED}.{about}")
    except signing.BadSignature:
        return None
    return found


def boxes_of(name: str, shown: Any) -> dict[str, str]:
    """Return the boxes of a value as the browser would send them; a date or None of a date field has three."""
    if not isinstance(shown, PartialDate):
        return {name: "" if shown is None else str(shown)}
    day = shown.value
    texts = (
        str(day.day) if shown.precision == "day" else "",
        "" if shown.precision == "year" else str(day.month),
        str(day.year),
    )
    return {f"{name}_{part}": text for part, text in zip(("day", "month", "year"), texts, strict=True)}
