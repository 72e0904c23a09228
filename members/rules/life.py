"""What items 12–18 contradict: ages at the Union, work and army, introducers, learning, the dossier number."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from members import codes
from members.rules.saying import warning
from rulebook.calendar import add_months
from vietnam import identity, names
from vietnam.dates import PartialDate

Values = Mapping[str, Any]

YOUNGEST: Final[Mapping[str, tuple[int, str, str | Promise]]] = {
    "union_on": (14, "union_too_young", gettext_lazy("Sinh {born} mà vào Đoàn {day}: chưa đủ {years} tuổi.")),
    "recruited_on": (15, "recruited_too_young", gettext_lazy("Sinh {born} mà tuyển dụng {day}: chưa đủ {years} tuổi.")),
    "enlisted_on": (16, "enlisted_too_young", gettext_lazy("Sinh {born} mà nhập ngũ {day}: chưa đủ {years} tuổi.")),
}
"""Field → least age in years (plain sense: the laws of each time differ), code, words."""

HIGHER: Final[Mapping[str, str]] = {
    "bachelor": "university",
    "engineer": "university",
    "physician": "university",
    "pharmacist": "university",
    "architect": "university",
    "master": "university",
    "candidate": "university",
    "doctor": "university",
    "doctor_of_science": "university",
}
"""Degree → the least expertise whoever holds it has."""


DOCTORATES: Final = ("doctor", "doctor_of_science", "candidate")
"""Degrees of those who may hold an academic title."""


def life_findings(values: Values, today: date) -> Iterator[Finding]:
    """Yield what is wrong or doubtful in items 12–18 and the dossier number."""
    yield from _ages(values)
    yield from _service(values)
    yield from _introducers(values)
    yield from _learning(values)
    yield from _dossier(values)


def _ages(values: Values) -> Iterator[Finding]:
    born = values.get("born_on")
    for field, (years, code, words) in YOUNGEST.items():
        when = values.get(field)
        if not isinstance(born, PartialDate) or not when or when.latest >= add_months(born.earliest, 12 * years):
            continue
        yield warning(
            code,
            field,
            str(words).format(born=born.display(), day=when.display(), years=years),
            _("Xem lại năm sinh và ngày này; nếu đúng, ghi lý do."),
            when.display(),
        )


def _service(values: Values) -> Iterator[Finding]:
    enlisted, discharged = values.get("enlisted_on"), values.get("discharged_on")
    if enlisted and discharged and discharged.surely_before(enlisted):
        yield Finding(
            "discharged_before_enlisted",
            "discharged_on",
            _("Xuất ngũ {discharged} trước khi nhập ngũ {enlisted}.").format(
                discharged=discharged.display(), enlisted=enlisted.display()
            ),
            _("Xem lại hai ngày; hay bị ghi đổi chỗ cho nhau."),
            value=discharged.display(),
        )


def _introducers(values: Values) -> Iterator[Finding]:
    own = names.fold(str(values.get("full_name") or ""))
    first, second = (names.fold(str(values.get(field) or "")) for field in ("introducer_1", "introducer_2"))
    for field, name in (("introducer_1", first), ("introducer_2", second)):
        if name and name == own:
            reason = _("Người giới thiệu trùng tên với chính đồng chí ấy.")
            yield warning("introduced_oneself", field, reason, _("Xem lại tên; nếu trùng tên thật, ghi lý do."))
    if first and first == second:
        reason = _("Hai người giới thiệu trùng tên nhau.")
        yield warning("introducers_alike", "introducer_2", reason, _("Xem lại tên người giới thiệu thứ hai."))


def _learning(values: Values) -> Iterator[Finding]:
    degree, expertise = str(values.get("degree") or ""), str(values.get("expertise") or "")
    ladder = codes.get("expertise")
    least = HIGHER.get(degree)
    if least and expertise and 0 <= ladder.position(expertise) < ladder.position(least):
        yield warning(
            "degree_above_expertise",
            "degree",
            _("Học vị {degree} cao hơn trình độ chuyên môn {expertise}.").format(
                degree=codes.get("degree").label(degree), expertise=ladder.label(expertise)
            ),
            _("Xem lại bằng cấp; ghi trình độ chuyên môn theo bằng cao nhất."),
            degree,
        )
    title = str(values.get("academic_title") or "")
    if title not in ("", "none") and degree not in DOCTORATES:
        reason = _("Có học hàm mà học vị chưa phải tiến sĩ.")
        yield warning("title_without_doctorate", "academic_title", reason, _("Xem lại học vị và học hàm."), title)


def _dossier(values: Values) -> Iterator[Finding]:
    number = str(values.get("dossier_number") or "")
    if number and identity.profile_number_warnings(number):
        reason = _("Số lý lịch thường gồm 6 chữ số rồi ký hiệu, như 000123HN.")
        yield warning("dossier_form", "dossier_number", reason, _("Xem lại số ghi trên bìa lý lịch."))
