"""The keys of an organisation's name: one for search, one for order. Names of people are in ``vietnam.names``."""

import re

from vietnam.names import fold, normalise, sort_key

_NUMBER = re.compile(r"\d+")
FOLDED_LENGTH, SORT_LENGTH = 200, 400


def order_key(name: str) -> str:
    """Make the key by which organisations are listed: word by word from the left, số 7 before số 12."""
    words = _NUMBER.sub(lambda found: f"{int(found[0]):05}", name).split()
    return sort_key(" ".join(words[1:] + words[:1]))[:SORT_LENGTH]


def name_columns(name: str) -> dict[str, str]:
    """Return the clean name and its two keys, as the columns of a period."""
    clean = normalise(name)
    return {"name": clean, "name_folded": fold(clean)[:FOLDED_LENGTH], "name_sort": order_key(clean)}
