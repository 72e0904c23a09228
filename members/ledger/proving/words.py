"""What a breach says in words: numbers, standings, or nothing where the values are only ids."""

from django.utils.translation import gettext as _

from members.choices import Standing
from members.ledger.proving.running import Breach


def values(breach: Breach) -> str:
    """Say what was expected and what the books have; empty where only ids could be told."""
    kind = breach.check.values
    if kind == "id" or not (breach.expected or breach.found):
        return ""
    expected, found = breach.expected, breach.found
    if kind == "standing":
        expected, found = _standing(expected), _standing(found)
    return _("phải là {expected}, sổ có {found}").format(expected=expected, found=found)


def _standing(value: str) -> str:
    return f"“{Standing(value).label}”" if value in Standing.values else value
