"""Who opens the home page and the pages about rules: everybody who has signed in."""

from tests.fences.rows import Row

EXPECTED = {
    "home": Row(),
    "rules:index": Row(),
    "rules:compare": Row(),
    "rules:documents": Row(),
    "rules:lists": Row(),
    "rules:list": Row(kwargs=lambda world: {"name": "ethnic"}),
    "rules:holidays": Row(),
    "rules:key": Row(kwargs=lambda world: {"key": "admission.vote.share"}),
}
