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
