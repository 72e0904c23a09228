"""Judging what is done about a card: who may have one, whether one is in hand, what a number must be. Plain values."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.findings import Finding, Level
from members.choices import CardEnd, CardKind


@dataclass(frozen=True)
class Holder:
    """A member as cards see him: standing in the Party, the card in hand, what is asked for already."""

    is_official: bool
    in_hand: bool
    asked: bool = False
    has_left: bool = False
    is_dead: bool = False
    identity_number: str = ""


def asking_findings(
    holder: Holder, kind: str, asked_on: date, reason: str, happened_on: date | None, today: date
) -> list[Finding]:
    """Say what speaks against asking for a card. 38-HD/BTCTW (29/9/2025): official members only, one card."""
    if holder.asked:
        words = _("Đồng chí này đang có một đề nghị cấp thẻ chưa xong.")
        return [Finding("card_asked_already", "", words, _("Xem trong danh sách; ghi không cấp nếu đề nghị nhầm."))]
    if holder.has_left or not holder.is_official:
        words = _("Thẻ chỉ cấp cho đảng viên chính thức đang trong Đảng.")
        return [Finding("card_not_official", "", words, _("Xem lại ngày chính thức và trạng thái trong hồ sơ."))]
    found = [*_hand_findings(holder, kind), *_day_findings("asked_on", asked_on, today)]
    if happened_on:
        found += _day_findings("happened_on", happened_on, today)
    if kind != CardKind.FIRST and not reason.strip():
        words = _("Chưa ghi lý do đổi hoặc cấp lại thẻ.")
        found.append(Finding("required", "reason", words, _("Ví dụ: thẻ in sai ngày vào Đảng.")))
    return found


def _hand_findings(holder: Holder, kind: str) -> list[Finding]:
    if kind == CardKind.EXCHANGE and not holder.in_hand:
        return [_none_in_hand(_("Chọn phát thẻ, hoặc cấp lại nếu thẻ đã mất."))]
    if kind == CardKind.FIRST and holder.in_hand:
        words = _("Đồng chí này đang có thẻ.")
        return [Finding("card_in_hand", "kind", words, _("Chọn đổi thẻ, hoặc ghi mất thẻ trước."))]
    if kind == CardKind.REPLACE and holder.in_hand:
        words = _("Sổ ghi đồng chí này đang giữ thẻ.")
        return [Finding("card_in_hand", "kind", words, _("Ghi mất thẻ: đề nghị cấp lại được lập cùng lúc."))]
    return []


def _none_in_hand(remedy: str) -> Finding:
    words = _("Sổ không ghi đồng chí này đang giữ thẻ.")
    return Finding("card_none_in_hand", "", words, remedy)


def _day_findings(field: str, day: date, today: date) -> list[Finding]:
    if day <= today:
        return []
    return [Finding("date_in_future", field, _("Ngày này chưa tới."), _("Ghi ngày hôm nay hoặc ngày đã qua."))]


def ending_findings(holder: Holder, ending: str, on: date, issued_on: date | None, today: date) -> list[Finding]:
    """Say what speaks against ending a card: lost by a member, collected from who left, left to the family."""
    if not holder.in_hand:
        return [_none_in_hand(_("Xem các thẻ đã ghi ở trên."))]
    found = _day_findings("on", on, today)
    if issued_on and on < issued_on:
        words = _("Ngày này trước ngày cấp thẻ {day}.").format(day=f"{issued_on:%d/%m/%Y}")
        found.append(Finding("card_ends_before_issue", "on", words, _("Xem lại hai ngày.")))
    gone = holder.is_dead if ending == CardEnd.LEFT else holder.has_left and not holder.is_dead
    if ending == CardEnd.LEFT and not gone:
        words = _("Thẻ chỉ để lại gia đình khi đồng chí ấy đã từ trần.")
        found.append(Finding("card_exit_needed", "ending", words, _("Ghi từ trần trước, hoặc chọn việc khác.")))
    if ending == CardEnd.COLLECTED and not gone:
        words = _("Chỉ thu hồi thẻ của người đã ra khỏi Đảng.")
        found.append(Finding("card_exit_needed", "ending", words, _("Ghi ra khỏi Đảng trước, hoặc chọn việc khác.")))
    return found


def number_findings(holder: Holder, number: str, note: str) -> list[Finding]:
    """Say what is wrong with the number of a new card: twelve digits, normally the personal number. Fact 9."""
    if not number:
        words = _("Chưa có số thẻ: hồ sơ chưa ghi số định danh cá nhân.")
        return [Finding("card_number_missing", "number", words, _("Ghi số định danh vào hồ sơ, hoặc nhập số thẻ."))]
    if len(number) != 12 or not (number.isascii() and number.isdecimal()):
        words = _("Số thẻ gồm đúng 12 chữ số.")
        return [Finding("card_number_missing", "number", words, _("Xem lại số trên thẻ."))]
    if holder.identity_number and number != holder.identity_number and not note.strip():
        words = _("Số thẻ khác số định danh cá nhân của đồng chí này.")
        remedy = _("Xem lại số trên thẻ; nếu đúng, ghi lý do.")
        return [Finding("card_number_differs", "note", words, remedy, Level.WARNING)]
    return []
