"""The form of one record, in the order of the Phiếu đảng viên (2-HSĐV); shape and doubts, no saving."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Finding
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.fields import OrganisationField
from branches.selectors.picker import Suggestion
from members import facts, rules
from members.fields import BY_NAME, DATES, FIRST_FIELDS, GROUPS, Kind
from members.forms import doubts
from members.forms.boxes import box
from members.forms.doubts import DoubtForm, boxes_of
from members.services.persons import change_findings
from vietnam import dates, identity, names
from vietnam.places import find_province

COUNTRY: Final = "Việt Nam"
_PLACES: Final = ("birth", "home", "residence", "stay")


class PersonForm(DoubtForm):
    """What a clerk writes into a record; with ``person_id`` it changes one, without it adds one.

    After ``is_valid`` take ``values`` (by field name) and, when adding, ``cell`` and ``as_of``.
    """

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
        asked: Collection[str] = FIRST_FIELDS,
    ) -> None:
        """Take ``opened``, what the form showed when opened, and ``now``, what the record says at this moment.

        ``cell_id`` is offered as chosen; with ``only_cell`` nobody is asked. ``asked`` are the fields to
        fill in; of ``opened`` nothing else is kept, so that the page holds no more than it shows.
        """
        self.scope, self.today, self.person_id = scope, today, person_id
        self.only_cell: Suggestion | None = None
        shown = {name: value for name, value in (opened or {}).items() if name in asked}
        super().__init__(data, initial={**shown, "as_of": today})
        self.opened, self.now = shown, dict(now if now is not None else opened or {})
        self._groups = [(group.legend, [name for name in group.fields if name in asked]) for group in GROUPS]
        for name in (name for _legend, fields in self._groups for name in fields):
            self.fields[name] = box(name, today, self.now.get(name))
        if person_id is None:
            cell = cast(OrganisationField, self.fields["cell"])
            cell.within(scope, today, cell_id)
            self.only_cell = cell.widget.chosen if only_cell else None
            self.initial["cell"] = cell_id
        else:
            self.always_asks_reason = True
            del self.fields["as_of"], self.fields["cell"]

    # ── what the template shows ─────────────────────────────────────────────
    def groups(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """Return the headings with their fields, in the order of the paper form."""
        return [(legend, [self[name] for name in fields]) for legend, fields in self._groups if fields]

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
        self._name_countries(values)
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
        for field in (field for field in values if BY_NAME[field].kind == Kind.NAME):
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

    def _name_countries(self, values: facts.Values) -> None:
        """Write Việt Nam where only a province of it was named, which spares typing it four times."""
        for place in _PLACES:
            province = values.get(f"{place}_province")
            if province and not values.get(f"{place}_country") and find_province(province):
                values[f"{place}_country"] = COUNTRY

    def _put_right(self, finding: Finding, boxes: Mapping[str, str]) -> None:
        """Show the corrected text in the boxes and ask the person to look once before it is saved."""
        for field, value in boxes.items():
            cast(dict[str, Any], self.data)[field] = value
        self.add_error(finding.field, as_error(finding))


def sign_opened(values: Mapping[str, Any], person_id: int | None) -> str:
    """Sign what a form of a record showed at opening."""
    return doubts.sign_opened(facts.pack(values), person_id)


def read_opened(signed: str, person_id: int) -> facts.Values | None:
    """Return what the form of a record showed at opening, None when the signature is wrong."""
    packed = doubts.read_opened(signed, person_id)
    return None if packed is None else facts.unpack(packed)


def form_data(field: str, value: Any) -> dict[str, str]:
    """Return the boxes of a field of the record as the browser would send them."""
    if field == "as_of" or BY_NAME[field].kind in DATES:
        value = dates.of_day(value) if isinstance(value, date) else value
        return boxes_of(field, value) if value else {f"{field}_{part}": "" for part in ("day", "month", "year")}
    return boxes_of(field, value)
