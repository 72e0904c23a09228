"""What higher floors say of the papers in a register: what a kind is called, and where its row is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

Address = Callable[[int], str]
_kinds: Final[dict[str, "PaperKind"]] = {}


@dataclass(frozen=True)
class PaperKind:
    """One kind of numbered paper: its words, and the address of the row it is about."""

    label: str | Promise
    address: Address


def tell(kind: str, label: str | Promise, address: Address) -> None:
    """Let a higher app name a kind of paper; asked from ``AppConfig.ready``."""
    _kinds[kind] = PaperKind(label, address)


def kind_of(kind: str) -> PaperKind | None:
    """Return what is known of a kind, None when nobody told."""
    return _kinds.get(kind)
