"""Signs from the ledger: a letter never presented, a stay for a time or an exemption past its end."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.choices import TransferKind, TransferStage
from members.models import Exemption, Transfer
from members.parked.registry import Evidence, Provider
from members.querysets import overstaying
from members.transfers import clocks
from members.transfers.clocks import DaysOff

LONGEST: Final = timedelta(days=400)
"""A clock of sixty working days never runs this long; where to begin to look for the first late letter."""


def last_late(kind: str, today: date, days: DaysOff) -> date | None:
    """Return the latest day of a letter that is late today; None where the rulebook does not reach.

    Letters dated up to it were to be presented before today, by the rules and the calendar of their own day.
    """
    low, high = today - LONGEST, today
    if not _is_late(kind, low, today, days):
        return None
    while high - low > timedelta(days=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if _is_late(kind, middle, today, days) else (low, middle)
    return low


def _is_late(kind: str, letter_on: date, today: date, days: DaysOff) -> bool:
    clock = clocks.present_clock(kind, letter_on, None, letter_on, days)
    return clock is not None and clock.is_late(today)


def never_presented(today: date) -> QuerySet[Transfer]:
    """Find letters issued and not presented in their time; abroad by the longer clock of official moves."""
    late, days = Q(), clocks.days_off()
    for kinds in ((TransferKind.ABROAD,), (TransferKind.FORMAL, TransferKind.TEMPORARY, TransferKind.INTERNAL)):
        last = last_late(kinds[0], today, days)
        if last:
            late |= Q(kind__in=kinds, letter_on__lte=last)
    rows = Transfer.objects.filter(stage=TransferStage.ISSUED, membership__ended_on__isnull=True)
    return rows.filter(late) if late else rows.none()


def past_stay(today: date) -> QuerySet[Transfer]:
    """Find stays for a time past the end on their paper."""
    return Transfer.objects.filter(overstaying(today))


def past_exemption(today: date) -> QuerySet[Exemption]:
    """Find exemptions for a time past the end of their decision."""
    return Exemption.objects.filter(ends_on__isnull=True, until_on__lt=today, membership__ended_on__isnull=True)


def _tell_letters(rows: Sequence[int], today: date) -> dict[int, tuple[Evidence, ...]]:
    """Say which letter, and by when it was to be presented. Two queries."""
    found: dict[int, tuple[Evidence, ...]] = {}
    days = clocks.days_off()
    columns = ("pk", "kind", "moved_on", "until_on", "letter_on", "letter_number")
    for pk, kind, moved_on, until_on, letter_on, number in Transfer.objects.filter(pk__in=rows).values_list(*columns):
        clock = clocks.present_clock(kind, moved_on, until_on, letter_on, days)
        words = _("Giấy giới thiệu số {number} ngày {day} chưa xuất trình").format(number=number, day=_day(letter_on))
        told = [Evidence(words, _("sổ chuyển sinh hoạt"), reverse("transfers:detail", args=[pk]))]
        if clock:
            told.append(Evidence(_("Hạn nộp giấy: {words}").format(words=clock.words), _("quy định về thời hạn")))
        found[pk] = tuple(told)
    return found


def _tell_stays(rows: Sequence[int], today: date) -> dict[int, tuple[Evidence, ...]]:
    """Say until when a stay was to last. One query."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for pk, until_on, number in Transfer.objects.filter(pk__in=rows).values_list("pk", "until_on", "letter_number"):
        words = _("Sinh hoạt tạm thời đến {day}, giấy số {number}").format(day=_day(until_on), number=number)
        found[pk] = (Evidence(words, _("sổ chuyển sinh hoạt"), reverse("transfers:detail", args=[pk])),)
    return found


def _tell_exemptions(rows: Sequence[int], today: date) -> dict[int, tuple[Evidence, ...]]:
    """Say until when an exemption was decided; its ground stays with the record. One query."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for pk, until_on, number in Exemption.objects.filter(pk__in=rows).values_list("pk", "until_on", "decision_number"):
        words = _("Miễn công tác và sinh hoạt đến {day}").format(day=_day(until_on))
        source = _("quyết định số {number}").format(number=number) if number else _("sổ đảng tịch, chưa ghi số")
        found[pk] = (Evidence(words, source),)
    return found


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


PROVIDERS: Final = (
    Provider(
        kind="giay-chua-nop",
        label=gettext_lazy("Có giấy giới thiệu, quá hạn chưa nộp"),
        cure=gettext_lazy("Ghi ngày nộp giấy, tiếp nhận, trả lại hoặc hủy lần chuyển."),
        find=never_presented,
        since="letter_on",
        tell=_tell_letters,
        person="membership__person__",
        rule=clocks.PRESENT,
    ),
    Provider(
        kind="het-tam-thoi",
        label=gettext_lazy("Quá hạn sinh hoạt tạm thời"),
        cure=gettext_lazy("Gia hạn, ghi thôi sinh hoạt tạm thời, hoặc chuyển chính thức."),
        find=past_stay,
        since="until_on",
        tell=_tell_stays,
        person="membership__person__",
    ),
    Provider(
        kind="het-mien",
        label=gettext_lazy("Quá hạn miễn công tác và sinh hoạt"),
        cure=gettext_lazy("Ghi sinh hoạt trở lại, hoặc quyết định miễn tiếp."),
        find=past_exemption,
        since="until_on",
        tell=_tell_exemptions,
        person="membership__person__",
    ),
)
