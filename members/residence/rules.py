"""Judging a tie with the place of residence and its comments. Plain values in, findings out."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from members import codes
from members.choices import ResidenceView

LIST: Final = "residence_exemption"
NOT_INTRODUCED: Final = "not_introduced"
REGULATION: Final = "213-QĐ/TW@2020-01-02"
CRITICAL: Final = (ResidenceView.REMARKS, ResidenceView.NEGATIVE)


def is_introduced(exemption: str) -> bool:
    """Say whether somebody is introduced to the place of residence at all: group B of the list is not."""
    entry = codes.get(LIST).entry(exemption) if exemption else None
    return entry is None or entry.group != NOT_INTRODUCED


def tie_findings(
    place: str, exemption: str, starts_on: date | None, ends_on: date | None, reason: str, *, was: str = ""
) -> list[Finding]:
    """Say what speaks against a tie: no place, an unknown or retired ground, days the wrong way round."""
    if starts_on is None:
        return [Finding("required", "starts_on", _("Chưa ghi từ ngày nào."), _("Ghi ngày trên giấy giới thiệu."))]
    found = []
    if ends_on is not None and ends_on < starts_on:
        said = _("Ngày kết thúc trước ngày bắt đầu.")
        found.append(Finding("residence_days", "ends_on", said, _("Xem lại hai ngày.")))
    if exemption and exemption != was and not codes.get(LIST).holds(exemption, starts_on):
        said = _("Trường hợp này không dùng được vào ngày ấy.")
        found.append(Finding("residence_ground", "exemption", said, _("Chọn trường hợp khác trong danh mục.")))
    if not place.strip() and is_introduced(exemption):
        said = _("Chưa ghi chi ủy, đảng ủy nơi cư trú.")
        found.append(Finding("required", "place", said, _("Ví dụ: Chi ủy Tổ dân phố số 7, phường Ngọc Hà.")))
    if place.strip() and exemption and not is_introduced(exemption) and not reason.strip():
        said = _("Trường hợp này được miễn giới thiệu nhưng có ghi nơi giới thiệu đến.")
        remedy = _("Bỏ nơi giới thiệu, hoặc ghi vì sao vẫn giới thiệu.")
        found.append(Finding("residence_not_introduced", "place", said, remedy, Level.WARNING))
    return found


def comment_findings(view: str, words: str, received_on: date | None, today: date, field: str) -> list[Finding]:
    """Say what speaks against a comment: no day, a day to come, criticism without words."""
    if view not in ResidenceView.values:
        return [Finding("required", field, _("Chưa chọn nhận xét chung."), _("Chọn một trong bốn mức."))]
    if received_on is None:
        return [Finding("required", "received_on", _("Chưa ghi ngày nhận."), _("Ghi ngày nhận phiếu."))]
    if received_on > today:
        said = _("Ngày nhận chưa tới.")
        return [Finding("date_in_future", "received_on", said, _("Ghi hôm nay hoặc ngày đã qua."))]
    if view in CRITICAL and not words.strip():
        said = _("Có góp ý hoặc nhận xét không tốt thì phải ghi nội dung.")
        return [Finding("residence_words", field, said, _("Ghi đúng lời nơi cư trú nhận xét."))]
    return []


def already(name: str, field: str) -> Finding:
    """Refuse to write over what somebody else has just written."""
    said = _("Người khác vừa ghi nhận xét của đồng chí {name}.").format(name=name)
    return Finding("residence_already", field, said, _("Xem lại; muốn đổi thì chọn Sửa ở dòng ấy."))


def not_in_cell(field: str) -> Finding:
    """Refuse a comment about somebody who is not in the cell."""
    said = _("Đồng chí này không sinh hoạt ở chi bộ.")
    return Finding("residence_not_in_cell", field, said, _("Tải lại trang."))
