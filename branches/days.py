"""Tính đến ngày: the day a page is asked for, the one parameter that carries it, and links that keep it."""

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.utils.translation import gettext as _

from accounts.requests import Request
from vietnam import dates
from vietnam.dates import DateError

PARAM = "ngay"


def day_asked(request: Request) -> date:
    """Return the day the address asks for, else today; words about a day that cannot be shown."""
    text = request.GET.get(PARAM, "").strip()[:30]
    if not text:
        return request.today
    try:
        asked = dates.parse(text)
    except DateError:
        asked = None
    if asked is None or not asked.is_full:
        messages.warning(request, _("Chưa đọc được ngày cần xem; ghi như 30/06/2025. Trang hiện số liệu hôm nay."))
        return request.today
    if asked.value > request.today:
        messages.warning(request, _("Ngày cần xem chưa tới. Trang hiện số liệu hôm nay."))
        return request.today
    return asked.value


def params(day: date, today: date) -> dict[str, str]:
    """Return the day as the parameter of an address; none for today."""
    return {} if day == today else {PARAM: f"{day:%d/%m/%Y}"}


def carried(url: str, day: date, today: date) -> str:
    """Return the address with the day a page was asked for; as it is today, or where there is no address."""
    if not url or day == today:
        return url
    address, mark, place = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{urlencode(params(day, today))}{mark}{place}"


def no_figures(first: date) -> str:
    """Say that a day lies before ``first``, the first one with figures."""
    return _("chưa có số liệu, sổ bắt đầu từ {day}").format(day=f"{first:%d/%m/%Y}")
