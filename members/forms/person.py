"""The form of one record, in the order of the Phiếu đảng viên (2-HSĐV); shape and doubts, no saving."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.citations import as_error, sentence
from accounts.dates import PartialDateField
from accounts.findings import Finding
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.fields import OrganisationField
from branches.selectors.picker import Suggestion
from members import facts, rules
from members.fields import GROUPS
from members.forms.boxes import box
from members.services.persons import change_findings
from vietnam import dates, identity, names
from vietnam.dates import PartialDate

COUNTRY: Final = "Việt Nam"
_OPENED = "members.opened"


class PersonForm(forms.Form):
    """What a clerk writes into a record; with ``person_id`` it changes one, without it adds one.

    After ``is_valid`` take ``values`` (by field name) and, when adding, ``cell`` and ``as_of``.
    ``doubts`` are the warnings that ask for a reason; ``similar`` records to compare with, as
    (name, address).
    """

    mark_required = True

    cell = OrganisationField(
        label=gettext_lazy("Chi bộ"),
        kinds=CELLS,
        permission=Permission.EDIT_MEMBERS,
        help_text=gettext_lazy("Nơi đồng chí ấy đang sinh hoạt, ví dụ Chi bộ Tổ dân phố số 7."),
        error_messages={"required": gettext_lazy("Chưa có chi bộ. Chọn chi bộ nơi đồng chí ấy đang sinh hoạt.")},
    )
    as_of = PartialDateField(
        label=gettext_lazy("Sinh hoạt tại chi bộ từ ngày"),
        full=True,
        help_text=gettext_lazy("Ngày bắt đầu tính là đảng viên của chi bộ trong sổ này; không rõ thì để ngày hôm nay."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Căn cứ để ghi như vậy, ví dụ: theo quyết định kết nạp gốc số 12-QĐ/HU."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        scope: Scope,
        today: date,
        person_id: int | None = None,
        opened: Mapping[str, Any] | None = None,
        now: Mapping[str, Any] | None = None,
        cell_id: int | None = None,
        only_cell: bool = False,
        groups: Collection[str] = (),
    ) -> None:
        """Take ``opened``, what the form showed when opened, and ``now``, what the record says at this moment.

        ``cell_id`` is offered as chosen; with ``only_cell`` nobody is asked. ``groups`` are the keys of
        the headings to fill in, none = all of them.
        """
        self._groups = [group for group in GROUPS if not groups or group.key in groups]
        self.scope, self.today, self.person_id = scope, today, person_id
        self.opened = dict(opened or {})
        self.now = dict(now if now is not None else self.opened)
        self.doubts: list[Finding] = []
        self.similar: list[tuple[str, str]] = []
        self.only_cell: Suggestion | None = None
        self.values: facts.Values = {}
        initial = self.opened or {"birth_country": COUNTRY, "home_country": COUNTRY, "residence_country": COUNTRY}
        super().__init__(
            data.copy() if data is not None else None, initial={**initial, "as_of": today}, label_suffix=""
        )
        for name in (name for group in self._groups for name in group.fields):
            self.fields[name] = box(name, today, self.now.get(name))
        if person_id is None:
            cell = cast(OrganisationField, self.fields["cell"])
            cell.within(scope, today, cell_id)
            self.only_cell = cell.widget.chosen if only_cell else None
            self.initial["cell"] = cell_id
        else:
            del self.fields["as_of"], self.fields["cell"]

    # ── what the template shows ─────────────────────────────────────────────
    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Return the headings with their fields, in the order of the paper form."""
        return [(group.legend, [self[name] for name in group.fields]) for group in self._groups]

    def asks_reason(self) -> bool:
        """Say whether the box for the reason is needed."""
        return bool(self.doubts) or bool(self.person_id) or bool(self.is_bound and self.data.get("reason"))

    def opened_signed(self) -> str:
        """Return what was shown at opening, signed for the hidden field ``opened``."""
        return sign_opened(self.opened, self.person_id)

    # ── reading ─────────────────────────────────────────────────────────────
    def clean(self) -> dict[str, Any]:
        """Gather the values, put aside what is in the wrong box, and say all that is wrong at once."""
        data = super().clean() or {}
        values = {field: data.get(field) for field in facts.FIELDS if field in self.fields}
        values |= {field: values[field] or "" for field in facts.TEXTS if field in values}
        self._tidy_names(values)
        self._move_numbers(values)
        self.values = values
        self.take(self._findings(values))
        return data

    def _findings(self, values: Mapping[str, Any]) -> list[Finding]:
        unread = set(self.errors)
        if self.person_id is None:
            return rules.person_findings(values, self.today, skip=unread)
        changes = {
            field: value
            for field, value in values.items()
            if field not in unread and value != self.opened.get(field, value)
        }
        found = change_findings(self.now, changes, self.today)
        return [finding for finding in found if finding.field not in unread]

    def _tidy_names(self, values: facts.Values) -> None:
        """Write names with capitals, and letters of other alphabets as the Latin ones they look like."""
        for field in (field for field in ("full_name", "other_name") if field in values):
            right = names.lookalikes(values[field])
            if right:
                self._put_right(rules.lookalike_finding(field, values[field], right), {field: right})
            values[field] = names.capitalise(right or values[field]) if right or values[field] else ""

    def _move_numbers(self, values: facts.Values) -> None:
        """Move an old number from the box of the new one into its own, and ask to look at it."""
        if "identity_number" not in values:
            return
        number, card = values["identity_number"], values["card_number"]
        if identity.is_old_identity_card(number) and not values["old_identity_card"]:
            finding = rules.old_card_finding("identity_number", number)
            self._put_right(finding, {"identity_number": "", "old_identity_card": number})
            values |= {"identity_number": "", "old_identity_card": number}
        if len(card) == identity.LEGACY_CARD_LENGTH and card.isdecimal() and not values["old_card_number"]:
            moved = rules.card_moved_finding(card)
            self._put_right(moved, {"card_number": "", "old_card_number": card})
            values |= {"card_number": "", "old_card_number": card}

    def _put_right(self, finding: Finding, boxes: Mapping[str, str]) -> None:
        """Show the corrected text in the boxes and ask the person to look once before it is saved."""
        for field, value in boxes.items():
            cast(dict[str, Any], self.data)[field] = value
        self.add_error(finding.field, as_error(finding))

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


def sign_opened(values: Mapping[str, Any], person_id: int | None) -> str:
    """Sign what a form showed at opening, so that nobody can pretend to have seen something else."""
    return signing.dumps(facts.pack(values), salt=f"{_OPENED}.{person_id}", compress=True)


def read_opened(signed: str, person_id: int) -> facts.Values | None:
    """Return what the form showed at opening, None when the signature is wrong."""
    try:
        return facts.unpack(signing.loads(signed, salt=f"{_OPENED}.{person_id}"))
    except signing.BadSignature:
        return None


def form_data(field: str, value: Any) -> dict[str, str]:
    """Return the boxes of a field as the browser would send them."""
    if field in facts.TEXTS:
        return {field: value or ""}
    boxes = ["", "", ""]
    if isinstance(value, PartialDate | date):
        known = value if isinstance(value, PartialDate) else dates.of_day(value)
        day = known.value
        boxes = [
            str(day.day) if known.precision == "day" else "",
            "" if known.precision == "year" else str(day.month),
            str(day.year),
        ]
    return {f"{field}_{part}": box for part, box in zip(("day", "month", "year"), boxes, strict=True)}
