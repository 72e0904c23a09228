"""Who opens the help: everybody who has signed in; a card about getting in is open to all."""

from tests.fences.rows import Row

EXPECTED = {
    "help:index": Row(),
    "help:card": Row(kwargs=lambda world: {"slug": "them-dang-vien"}),
    "help:card_pdf": Row(kwargs=lambda world: {"slug": "them-dang-vien"}),
    "help:booklet": Row(),
    "help:fields": Row(),
    "help:field": Row(kwargs=lambda world: {"name": "born_on"}),
}
