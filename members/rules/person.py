"""What the values of a person contradict: names, numbers, and the dates of birth and of the Party."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rulebook
from accounts.findings import Finding, Level
from members.rules.life import life_findings
from members.rules.saying import warning
from rulebook.calendar import add_months
from vietnam import dates, identity, names
from vietnam.dates import DateError, PartialDate

Values = Mapping[str, Any]
"""Values of one person by field name: texts clean, dates ``PartialDate`` or None, ``cell`` an id."""

LIST_CODES: Final = frozenset(
    {
        "required",
        "date_in_future",
        "official_before_admission",
        "admitted_under_18",
        "admission_day_missing",
        "identity_length",
        "identity_characters",
        "old_identity_card",
        "identity_sex_mismatch",
        "identity_year_mismatch",
        "unknown_province",
        "name_characters",
        "text_too_long",
    }
)
"""The codes every list that comes in is judged by; the others speak of one record at a time."""

OLDEST = 110
"""Years of life above which a birth date is asked back."""

FIRST_YEAR_OF_TWELVE_MONTHS = 1987
"""Before this year probation had many lengths (12-HD/BTCTW 2022, Phụ lục 1), so none is questioned."""

_MIN_AGE_MONTHS = 216
"""Least age before the first Charter the rulebook knows (our reading)."""


def person_findings(values: Values, today: date, *, skip: Collection[str] = ()) -> list[Finding]:
    """Say all that is wrong or doubtful in the values of one person, errors and warnings.

    ``skip`` names fields already found unreadable, which are then asked nothing. A key that is
    absent counts as not known; ``cell`` is only demanded where the key is there.
    """
    found: list[Finding] = []
    for rule in _RULES:
        found.extend(finding for finding in rule(values, today) if finding.field not in skip)
    return found


def list_findings(values: Values, today: date, *, skip: Collection[str] = ()) -> list[Finding]:
    """Say of the values of one row what every list that comes in is judged by: the codes of ``LIST_CODES``."""
    return [
        finding
        for rule in _LIST_RULES
        for finding in rule(values, today)
        if finding.code in LIST_CODES and finding.field not in skip
    ]


# ── what must be there ──────────────────────────────────────────────────────
def _required(values: Values, today: date) -> Iterator[Finding]:
    if not values.get("full_name"):
        yield Finding("required", "full_name", _("Chưa có họ và tên."), _("Ghi họ và tên theo giấy khai sinh."))
    if not values.get("born_on"):
        yield Finding(
            "required",
            "born_on",
            _("Chưa có ngày sinh."),
            _("Ghi ngày, tháng, năm sinh; chỉ nhớ năm thì để trống ngày và tháng."),
        )
    if "cell" in values and not values["cell"]:
        yield Finding("required", "cell", _("Chưa có chi bộ."), _("Chọn chi bộ nơi đồng chí ấy đang sinh hoạt."))


# ── the name ────────────────────────────────────────────────────────────────
def _name(values: Values, today: date) -> Iterator[Finding]:
    for field in ("full_name", "other_name"):
        text = str(values.get(field) or "")
        for fault in names.name_faults(text) if text else ():
            yield name_finding(field, fault, text)


def name_finding(field: str, fault: names.NameFault, text: str) -> Finding:
    """Say why a name cannot be stored."""
    if fault.code == "text_too_long":
        return Finding(
            "text_too_long",
            field,
            _("Tên dài {length} ký tự, quá {limit}.").format(length=len(text), limit=names.MAX_NAME),
            _("Chỉ ghi họ và tên, ghi chú khác để vào ô riêng."),
            value=text[:60],
        )
    if fault.code == "required":
        return Finding("required", field, _("Chưa có họ và tên."), _("Ghi họ và tên theo giấy khai sinh."))
    return Finding(
        "name_characters",
        field,
        _("Tên có ký tự không dùng trong tên người: “{characters}”.").format(characters=fault.characters[:20]),
        _("Xóa các ký tự đó, chỉ giữ chữ, dấu cách, gạch nối và dấu nháy."),
        value=text[:60],
    )


def lookalike_finding(field: str, text: str, right: str) -> Finding:
    """Say that letters of another alphabet were put right."""
    return warning(
        "lookalike_letters",
        field,
        _("Có chữ cái của bảng chữ khác nhìn giống chữ Việt; đã đổi thành “{right}”.").format(right=right[:60]),
        _("Xem lại tên, gõ lại nếu chưa đúng."),
        text[:60],
    )


# ── dates, each by itself and one against another ───────────────────────────
def date_finding(field: str, error: DateError) -> Finding:
    """Say why a written date could not be read."""
    raw = str(error.raw)[:30]
    if error.code == "two_digit_year":
        reason = _("Năm trong “{raw}” chỉ có hai chữ số.").format(raw=raw)
        return Finding(error.code, field, reason, _("Ghi đủ bốn chữ số của năm, ví dụ 1970."), value=raw)
    if error.code == "impossible_date":
        reason = _("“{raw}” không có trong lịch.").format(raw=raw)
        return Finding(error.code, field, reason, _("Xem lại ngày, tháng, năm trên giấy."), value=raw)
    reason = _("Chưa đọc được “{raw}” là ngày nào.").format(raw=raw)
    return Finding(error.code, field, reason, _("Ghi ngày trước, tháng sau, ví dụ 05/03/1970."), value=raw)


NOT_YET: Final = (
    *("born_on", "decided_on", "admitted_on", "official_on", "card_issued_on"),
    *("recruited_on", "union_on", "enlisted_on", "discharged_on", "declared_on"),
)


def _future(values: Values, today: date) -> Iterator[Finding]:
    for field in NOT_YET:
        when = _date(values, field)
        if when and when.earliest > today:
            yield Finding(
                "date_in_future",
                field,
                _("Ngày {day} chưa tới.").format(day=when.display()),
                _("Xem lại năm; việc chưa diễn ra thì chưa ghi."),
                value=when.display(),
            )


def _order(values: Values, today: date) -> Iterator[Finding]:
    admitted, official = _date(values, "admitted_on"), _date(values, "official_on")
    decided, card = _date(values, "decided_on"), _date(values, "card_issued_on")
    if admitted and official and official.surely_before(admitted):
        yield Finding(
            "official_before_admission",
            "official_on",
            _("Ngày chính thức {official} trước ngày vào Đảng {admitted}.").format(
                official=official.display(), admitted=admitted.display()
            ),
            _("Xem lại hai ngày; hay bị ghi đổi chỗ cho nhau."),
            value=official.display(),
        )
    if decided and admitted and decided.surely_after(admitted):
        yield warning(
            "decision_after_admission",
            "decided_on",
            _("Quyết định kết nạp {decided} ký sau ngày vào Đảng {admitted}.").format(
                decided=decided.display(), admitted=admitted.display()
            ),
            _("Xem lại ngày trên quyết định; lễ kết nạp chỉ làm sau khi có quyết định."),
            decided.display(),
        )
    if card and admitted and card.surely_before(admitted):
        yield warning(
            "card_before_admission",
            "card_issued_on",
            _("Thẻ cấp {card}, trước ngày vào Đảng {admitted}.").format(
                card=card.display(), admitted=admitted.display()
            ),
            _("Xem lại ngày cấp ghi trên thẻ."),
            card.display(),
        )


def _end(values: Values, today: date) -> Iterator[Finding]:
    admitted, ended = _date(values, "admitted_on"), _date(values, "ended_on")
    if admitted and ended and admitted.value > ended.latest:
        yield Finding(
            "admission_after_end",
            "admitted_on",
            _("Ngày vào Đảng {admitted} sau ngày đảng tịch kết thúc {ended}.").format(
                admitted=admitted.display(), ended=ended.display()
            ),
            _("Xem lại ngày vào Đảng trên quyết định kết nạp."),
            value=admitted.display(),
        )


def _age_at_admission(values: Values, today: date) -> Iterator[Finding]:
    born, admitted = _date(values, "born_on"), _date(values, "admitted_on")
    if not born or not admitted or admitted.latest.year > born.earliest.year + 20:
        return
    rule = rulebook.on(admitted.earliest).get("admission.age.min_months")
    months = rule.value if rule is not None else _MIN_AGE_MONTHS
    if admitted.latest < add_months(born.earliest.replace(day=1), months):
        yield warning(
            "admitted_under_18",
            "admitted_on",
            _("Sinh {born} mà vào Đảng {admitted}: chưa đủ 18 tuổi.").format(
                born=born.display(), admitted=admitted.display()
            ),
            _("Xem lại ngày sinh và ngày vào Đảng trên quyết định; nếu đúng, ghi lý do."),
            admitted.display(),
        )


def _admission_day(values: Values, today: date) -> Iterator[Finding]:
    admitted = _date(values, "admitted_on")
    if admitted and not admitted.is_full:
        yield warning(
            "admission_day_missing",
            "admitted_on",
            _("Ngày vào Đảng mới có {known}, còn thiếu ngày.").format(known=admitted.display()),
            _("Tìm quyết định kết nạp hoặc thẻ đảng viên để bổ sung; tuổi Đảng cần đủ ngày."),
            admitted.display(),
        )


def _probation(values: Values, today: date) -> Iterator[Finding]:
    admitted, official = _date(values, "admitted_on"), _date(values, "official_on")
    if not admitted or not official or official.surely_before(admitted):
        return
    if admitted.earliest.year < FIRST_YEAR_OF_TWELVE_MONTHS:
        return
    rule = rulebook.on(admitted.earliest).get("probation.months")
    if rule is None or _may_lie_apart(admitted, official, rule.value):
        return
    yield warning(
        "probation_length",
        "official_on",
        _("Từ ngày vào Đảng {admitted} đến ngày chính thức {official} không đúng {months} tháng dự bị.").format(
            admitted=admitted.display(), official=official.display(), months=rule.value
        ),
        _("Xem lại quyết định công nhận chính thức; nếu đúng, ghi lý do, ví dụ kéo dài dự bị."),
        official.display(),
    )


def _may_lie_apart(start: PartialDate, end: PartialDate, months: int) -> bool:
    return add_months(start.earliest, months) <= end.latest and end.earliest <= add_months(start.latest, months)


def _oldest(values: Values, today: date) -> Iterator[Finding]:
    born = _date(values, "born_on")
    if born and born.latest < add_months(today, -12 * OLDEST):
        yield warning(
            "too_old",
            "born_on",
            _("Sinh {born}, đến nay đã trên {years} tuổi.").format(born=born.display(), years=OLDEST),
            _("Xem lại năm sinh; nếu đồng chí ấy đã từ trần, ghi trạng thái."),
            born.display(),
        )


# ── numbers ─────────────────────────────────────────────────────────────────
def _identity(values: Values, today: date) -> Iterator[Finding]:
    number = str(values.get("identity_number") or "")
    if not number:
        return
    if identity.is_old_identity_card(number):
        yield old_card_finding("identity_number", number)
        return
    born = _date(values, "born_on")
    try:
        read = identity.parse(number, sex=values.get("sex") or None, birth_year=born.earliest.year if born else None)
    except identity.IdentityError as error:
        yield identity_finding(error.code, "identity_number", number)
        return
    for code in read.warnings:
        yield identity_finding(code, "identity_number", number)


def old_card_finding(field: str, number: str) -> Finding:
    """Say that a number of nine digits is one of the old cards."""
    return warning(
        "old_identity_card",
        field,
        _("Số có 9 chữ số là số chứng minh nhân dân cũ, không phải số định danh."),
        _("Số này được ghi vào ô “Số CMND cũ”; bổ sung số định danh 12 chữ số khi có."),
        identity.mask(number),
    )


_IDENTITY_WORDS: Final = {
    "identity_length": (
        Level.ERROR,
        gettext_lazy("Số định danh cá nhân gồm đúng 12 chữ số."),
        gettext_lazy("Xem lại trên thẻ căn cước; hay bị mất các số 0 ở đầu."),
    ),
    "identity_characters": (
        Level.ERROR,
        gettext_lazy("Số định danh cá nhân chỉ gồm chữ số."),
        gettext_lazy("Xóa chữ cái và ký hiệu khác trong ô này."),
    ),
    "unknown_province": (
        Level.WARNING,
        gettext_lazy("Ba số đầu của số định danh không phải mã tỉnh, thành phố nào."),
        gettext_lazy("Xem lại trên thẻ căn cước; sinh ở nước ngoài thì ghi lý do."),
    ),
    "identity_sex_mismatch": (
        Level.WARNING,
        gettext_lazy("Giới tính không khớp với số định danh."),
        gettext_lazy("Xem lại giới tính và chữ số thứ tư của số định danh."),
    ),
    "identity_year_mismatch": (
        Level.WARNING,
        gettext_lazy("Năm sinh không khớp với số định danh."),
        gettext_lazy("Xem lại năm sinh và chữ số thứ năm, thứ sáu của số định danh."),
    ),
}


def identity_finding(code: str, field: str, number: str) -> Finding:
    """Say what is wrong with a personal number or what it contradicts; the value is masked."""
    level, reason, remedy = _IDENTITY_WORDS[code]
    return Finding(code, field, str(reason), str(remedy), level, identity.mask(number)[:20])


def _number_length(values: Values, today: date) -> Iterator[Finding]:
    old = str(values.get("old_identity_card") or "")
    if old and not identity.is_old_identity_card(old):
        yield Finding(
            "old_identity_length",
            "old_identity_card",
            _("Số CMND cũ gồm đúng 9 chữ số."),
            _("Xem lại trên chứng minh nhân dân; không có thì để trống."),
            value=identity.mask(old)[:20],
        )


def _card(values: Values, today: date) -> Iterator[Finding]:
    number = str(values.get("card_number") or "")
    if not number:
        return
    try:
        card = identity.parse_card(number, identity_number=str(values.get("identity_number") or "") or None)
    except identity.IdentityError as error:
        yield card_finding(error.code, number)
        return
    if card.kind == "legacy":
        yield card_finding("card_legacy", number)
    for code in card.warnings:
        yield card_finding(code, number)


def card_finding(code: str, number: str) -> Finding:
    """Say what is wrong with the number of a Party card; the value is masked."""
    value = identity.mask(number)[:20]
    if code == "card_identity_mismatch":
        reason = _("Số thẻ đảng viên khác số định danh cá nhân.")
        return warning(code, "card_number", reason, _("Thẻ mới mang số định danh; xem lại hai số trên giấy."), value)
    if code == "card_legacy":
        reason = _("Số có 8 chữ số là số thẻ cũ theo Quyết định 85.")
        return Finding(code, "card_number", reason, _("Ghi số này vào ô “Số thẻ theo Quyết định 85”."), value=value)
    if code == "card_characters":
        reason = _("Số thẻ đảng viên chỉ gồm chữ số.")
        return Finding(code, "card_number", reason, _("Xóa chữ cái và ký hiệu khác trong ô này."), value=value)
    reason = _("Số thẻ đảng viên gồm đúng 12 chữ số.")
    return Finding(code, "card_number", reason, _("Xem lại số in trên thẻ."), value=value)


def card_moved_finding(number: str) -> Finding:
    """Say that a card number of eight digits went to the box of the old cards."""
    return warning(
        "card_legacy",
        "card_number",
        _("Số có 8 chữ số là số thẻ cũ theo Quyết định 85."),
        _("Đã chuyển sang ô “Số thẻ theo Quyết định 85”; xem lại rồi lưu."),
        identity.mask(number),
    )


def _date(values: Values, field: str) -> PartialDate | None:
    value = values.get(field)
    return dates.of_day(value) if isinstance(value, date) else value


_RULES: Final = (
    _required,
    _name,
    _future,
    _order,
    _end,
    _age_at_admission,
    _admission_day,
    _probation,
    _oldest,
    _identity,
    _number_length,
    _card,
    life_findings,
)

_LIST_RULES: Final = (_required, _name, _future, _order, _age_at_admission, _admission_day, _identity)
"""The rules that give ``LIST_CODES``; a list of 100,000 rows asks only these."""
