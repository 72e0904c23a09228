"""Numbers and ages as Vietnamese text writes them. Dates write themselves (dates.PartialDate)."""

from decimal import Decimal

NBSP = "\u00a0"


def number(value: int | float | Decimal, places: int | None = None) -> str:
    """Write a number with dots for thousands and a decimal comma: 1.234.567,5; ``places`` fixes the decimals."""
    if places is None:
        text = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)).normalize():,f}"
    else:
        text = f"{value:,.{places}f}"
    return text.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def percent(value: float | Decimal, places: int = 2) -> str:
    """Write a share that is already in hundredths: 95,78 %."""
    return f"{number(value, places)}{NBSP}%"


def money(dong: int) -> str:
    """Write an amount of đồng: 2.340.000 đồng."""
    return f"{number(dong)}{NBSP}đồng"


def age(years: int) -> str:
    """Write an age: 56 tuổi."""
    return f"{number(years)} tuổi"


def parse_number(text: str) -> Decimal:
    """Read a number written the Vietnamese way (1.234.567,5) or plain; raises ``ValueError``.

    A single dot with three digits behind is a thousand (1.234); with one or two it is a decimal sign (2.5).
    """
    plain = "".join(text.split()).replace(NBSP, "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".", 1)
    elif plain.count(".") > 1 or (plain.count(".") == 1 and len(plain.rpartition(".")[2]) == 3):
        plain = plain.replace(".", "")
    if not plain.lstrip("-").replace(".", "", 1).isdecimal() or not plain.isascii():
        raise ValueError("number")
    return Decimal(plain)


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu", " tỷ")


def spelled(amount: int) -> str:
    """Write a whole number out as receipts do: 1.205.000 → một triệu hai trăm linh năm nghìn.

    Raises ``ValueError`` below 0 and from a thousand billions on.
    """
    if not 0 <= amount < 10**12:
        raise ValueError("amount")
    if amount == 0:
        return _DIGITS[0]
    groups = [amount // 1000**place % 1000 for place in range(4)]
    highest = max(place for place, group in enumerate(groups) if group)
    parts = [
        _three(group, full=place < highest) + _GROUPS[place]
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    return " ".join(parts)


def _three(number: int, *, full: bool) -> str:
    """Write a group of three digits; ``full`` names the hundreds even when there are none."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_ones(ones, tens))
    return " ".join(said)


def _ones(ones: int, tens: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return "tư" if ones == 4 and tens > 1 else _DIGITS[ones]
