"""Who opens the pages about rules: everybody who has signed in."""

from tests.fences.rows import Row

EXPECTED = {
    "rules:index": Row(),
    "rules:compare": Row(),
    "rules:documents": Row(),
    "rules:holidays": Row(),
    "rules:key": Row(kwargs=lambda world: {"key": "admission.vote.share"}),
}
