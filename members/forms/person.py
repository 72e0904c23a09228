"""The form of one record, in the order of the Phiếu đảng viên (2-HSĐV); shape and doubts, no saving."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from members.choices import Sex
from members.forms.fields import NumberField, ProvinceField, text
from members.services.persons import change_findings
from vietnam import dates, ethnic, identity, names, religions
from vietnam.dates import PartialDate

COUNTRY: Final = "Việt Nam"
_OPENED = "members.opened"


@dataclass(frozen=True)
class Group:
    """Some fields under one heading of the paper form."""

    legend: str | Promise
    fields: tuple[str, ...]


GROUPS: Final = (
    Group(gettext_lazy("Họ tên, ngày sinh (mục 1–4)"), ("full_name", "sex", "other_name", "born_on")),
    Group(gettext_lazy("Nơi đăng ký khai sinh (mục 5)"), ("birth_country", "birth_province", "birth_detail")),
    Group(gettext_lazy("Quê quán (mục 6)"), ("home_country", "home_province", "home_detail")),
    Group(gettext_lazy("Nơi thường trú (mục 7)"), ("residence_country", "residence_province", "residence_detail")),
    Group(gettext_lazy("Dân tộc, tôn giáo (mục 8–9)"), ("ethnic", "religion")),
    Group(gettext_lazy("Vào Đảng (mục 12)"), ("decided_on", "admitted_on", "official_on")),
    Group(
        gettext_lazy("Căn cước, thẻ đảng viên (mục 19)"),
        (
            "identity_number",
            "old_identity_card",
            "card_number",
            "card_issued_on",
            "card_issued_by",
            "old_card_number",
        ),
    ),
    Group(gettext_lazy("Liên hệ"), ("phone",)),
)


def _choices(listed: Mapping[str, str]) -> list[tuple[str, Any]]:
    return [("", gettext_lazy("Chưa ghi")), *listed.items()]


class PersonForm(forms.Form):
    """What a clerk writes into a record; with ``person_id`` it changes one, without it adds one.

    After ``is_valid`` take ``values`` (by field name) and, when adding, ``cell`` and ``as_of``.
    ``doubts`` are the warnings that ask for a reason; ``similar`` records to compare with, as
    (name, address).
    """

    mark_required = True

    full_name = text(
        "full_name",
        gettext_lazy("Theo giấy khai sinh, ví dụ Nguyễn Thị Ánh. Viết hoa hay thường đều được."),
        required=True,
        error_messages={"required": gettext_lazy("Chưa có họ và tên. Ghi họ và tên theo giấy khai sinh.")},
    )
    sex = forms.ChoiceField(
        label=facts.label("sex"),
        choices=Sex.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "across"}),
        help_text=gettext_lazy("Như trên căn cước."),
    )
    other_name = text("other_name", gettext_lazy("Tên thường gọi hoặc bí danh, ví dụ Ánh Nguyệt."))
    born_on = PartialDateField(
        label=facts.label("born_on"),
        reads="age",
        help_text=gettext_lazy("Ví dụ 14 | 2 | 1958. Chỉ biết năm thì để trống ngày và tháng."),
    )
    birth_country = text("birth_country", gettext_lazy("Ví dụ Việt Nam."))
    birth_province = text(
        "birth_province", gettext_lazy("Tên ghi trên giấy khai sinh, ví dụ Hà Tây."), kind=ProvinceField
    )
    birth_detail = text("birth_detail", gettext_lazy("Ví dụ thôn Đoài, xã Thanh Thùy."))
    home_country = text("home_country", gettext_lazy("Ví dụ Việt Nam."))
    home_province = text("home_province", gettext_lazy("Ví dụ Thành phố Hà Nội."), kind=ProvinceField)
    home_detail = text("home_detail", gettext_lazy("Xã, phường theo đơn vị hành chính hiện nay, ví dụ xã Tam Hưng."))
    residence_country = text("residence_country", gettext_lazy("Ví dụ Việt Nam."))
    residence_province = text("residence_province", gettext_lazy("Ví dụ Thành phố Hà Nội."), kind=ProvinceField)
    residence_detail = text("residence_detail", gettext_lazy("Ví dụ số 12, ngõ 34, phường Ngọc Hà."))
    ethnic = forms.ChoiceField(
        label=facts.label("ethnic"),
        choices=_choices(ethnic.NAMES | {"nuoc-ngoai": ethnic.label("nuoc-ngoai")}),
        required=False,
        help_text=gettext_lazy("Như trên giấy khai sinh, ví dụ Kinh."),
    )
    religion = forms.ChoiceField(
        label=facts.label("religion"),
        choices=_choices(religions.NAMES),
        required=False,
        help_text=gettext_lazy("Không theo tôn giáo nào thì chọn Không."),
    )
    decided_on = PartialDateField(
        label=facts.label("decided_on"),
        required=False,
        full=True,
        reads="party",
        help_text=gettext_lazy("Ngày cấp có thẩm quyền ký quyết định; tuổi Đảng tính từ ngày này. Ví dụ 2 | 5 | 1985."),
    )
    admitted_on = PartialDateField(
        label=facts.label("admitted_on"),
        required=False,
        reads="party",
        help_text=gettext_lazy("Ngày chi bộ làm lễ kết nạp, ví dụ 19 | 5 | 1985."),
    )
    official_on = PartialDateField(
        label=facts.label("official_on"),
        required=False,
        help_text=gettext_lazy("Đảng viên dự bị thì để trống. Ví dụ 19 | 5 | 1986."),
    )
    identity_number = text(
        "identity_number", gettext_lazy("12 chữ số trên căn cước, ví dụ 001158000123."), kind=NumberField, max_length=40
    )
    old_identity_card = text(
        "old_identity_card", gettext_lazy("9 chữ số, ví dụ 012345678."), kind=NumberField, max_length=40
    )
    card_number = text(
        "card_number",
        gettext_lazy("12 chữ số, thường trùng số định danh. Dự bị thì để trống."),
        kind=NumberField,
        max_length=40,
    )
    card_issued_on = PartialDateField(
        label=facts.label("card_issued_on"), required=False, full=True, help_text=gettext_lazy("Ví dụ 2 | 9 | 2025.")
    )
    card_issued_by = text("card_issued_by", gettext_lazy("Ví dụ Thành ủy Hà Nội."))
    old_card_number = text("old_card_number", gettext_lazy("Thường có 8 chữ số, ví dụ 12345678."), kind=NumberField)
    phone = text("phone", gettext_lazy("Ví dụ 0912 345 678."), kind=NumberField)
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
    ) -> None:
        """Take ``opened``, what the form showed when opened, and ``now``, what the record says at this moment.

        ``cell_id`` is offered as chosen; with ``only_cell`` nobody is asked.
        """
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
        return [(group.legend, [self[name] for name in group.fields]) for group in GROUPS]

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
        values = {field: data.get(field) for field in facts.FIELDS}
        values |= {field: values[field] or "" for field in facts.TEXTS}
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
        for field in ("full_name", "other_name"):
            right = names.lookalikes(values[field])
            if right:
                self._put_right(rules.lookalike_finding(field, values[field], right), {field: right})
            values[field] = names.capitalise(right or values[field]) if right or values[field] else ""

    def _move_numbers(self, values: facts.Values) -> None:
        """Move an old number from the box of the new one into its own, and ask to look at it."""
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
