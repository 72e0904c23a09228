"""Sex as it is written in lists: Nam, nữ, Nu, M, F. Nothing else."""

from typing import Final, Literal

from vietnam.names import fold

Sex = Literal["male", "female"]

LABELS: Final[dict[str, str]] = {"male": "Nam", "female": "Nữ"}

_ALIASES: Final[dict[str, Sex]] = {
    "nam": "male", "nam gioi": "male", "trai": "male", "ong": "male", "male": "male", "m": "male",
    "nu": "female", "nu gioi": "female", "gai": "female", "ba": "female", "female": "female", "f": "female",
}  # fmt: skip


def lookup(text: str) -> Sex | None:
    """Find the sex a word means, None when it means none."""
    return _ALIASES.get(fold(text).strip(" .'"))


def label(key: str) -> str:
    """Return the Vietnamese word of a sex."""
    return LABELS[key]
