"""What may be voted on: higher apps register their kinds, so that a vote knows its page and tells its outcome.

``on_counted`` runs inside the transaction that counts, ``on_voided`` inside the one that makes void a vote that
was counted; a kind that takes the outcome and cannot take it back has no ``on_voided``, so its votes stay.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User
    from cell_life.models import Ballot

Words = str | Promise
Heard = Callable[["Ballot", "User"], None]

QUESTION: Final = "question"
"""The own kind: a free question of the body, for example whether a resolution is carried."""


@dataclass(frozen=True)
class Subject:
    """A kind of thing that is voted on: its name, its page by id, who hears the outcome."""

    label: Words
    url_of: Callable[[int], str]
    on_counted: Heard | None = None
    on_voided: Heard | None = None

    @property
    def keeps_votes(self) -> bool:
        """Say whether a vote that was counted may not be made void, because its outcome went on."""
        return self.on_counted is not None and self.on_voided is None


_subjects: dict[str, Subject] = {QUESTION: Subject(_("Vấn đề của buổi họp"), lambda pk: "")}


def register(
    kind: str,
    label: Words,
    url_of: Callable[[int], str],
    *,
    on_counted: Heard | None = None,
    on_voided: Heard | None = None,
) -> None:
    """Add a kind, or replace the one of the same name."""
    _subjects[kind] = Subject(label, url_of, on_counted, on_voided)


def of(kind: str) -> Subject:
    """Return a kind; ``KeyError`` names one that nobody registered."""
    return _subjects[kind]


def url_of(ballot: "Ballot") -> str:
    """Return the page of what a ballot is about, an empty text where it has none."""
    subject = _subjects.get(ballot.subject_kind)
    return subject.url_of(ballot.subject_id) if subject and ballot.subject_id else ""
