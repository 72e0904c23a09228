"""The comparisons a report must pass before anybody signs it; plain numbers in, checks out.

Source: the cross-checks of 11-HD/BTCTW (13/12/2021), reported; that every breakdown adds up to the whole is arithmetic.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from reports.rows import Check
from vietnam.words import number


def adds_up(words: str, parts: Iterable[int], whole: int) -> Check:
    """Compare the sum of a breakdown with the whole."""
    total = sum(parts)
    if total == whole:
        return Check(words, holds=True)
    place = _("tổng các dòng là {sum}, tổng số là {whole}").format(sum=number(total), whole=number(whole))
    return Check(words, holds=False, places=(place,))


def units_add_up(columns: Mapping[str, tuple[int, int]]) -> Check:
    """Compare each column of the table by unit (sum of the units, the body itself)."""
    places = tuple(
        _("cột {column}: các đơn vị cộng lại {sum}, toàn đơn vị {whole}").format(
            column=column, sum=number(total), whole=number(whole)
        )
        for column, (total, whole) in columns.items()
        if total != whole
    )
    return Check(_("Cộng các đơn vị trực thuộc bằng toàn đơn vị, từng cột"), not places, places)


def parts_within(parts: Mapping[str, int], whole: int) -> Check:
    """Compare every "of which" with the whole."""
    places = tuple(
        _("{label}: {part}, tổng số {whole}").format(label=label, part=number(part), whole=number(whole))
        for label, part in parts.items()
        if part > whole
    )
    return Check(_("Các số “trong đó” không lớn hơn tổng số"), not places, places)


def movement_holds(opening: int, increases: int, decreases: int, closing: int) -> Check:
    """Compare opening + increases − decreases with closing."""
    words = _("Đầu kỳ + tăng − giảm = cuối kỳ")
    expected = opening + increases - decreases
    if expected == closing:
        return Check(words, holds=True)
    place = _("{opening} + {increases} − {decreases} = {expected}, nhưng cuối kỳ là {closing}").format(
        opening=number(opening),
        increases=number(increases),
        decreases=number(decreases),
        expected=number(expected),
        closing=number(closing),
    )
    return Check(words, holds=False, places=(place,))


def closing_is_total(closing: int, total: int) -> Check:
    """Compare the closing count of the movement with the members counted on the day."""
    words = _("Số cuối kỳ bằng tổng số đảng viên trong ngày")
    if closing == total:
        return Check(words, holds=True)
    place = _("cuối kỳ {closing}, tổng số {total}").format(closing=number(closing), total=number(total))
    return Check(words, holds=False, places=(place,))
