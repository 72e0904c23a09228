"""Pure decisions about one record: what its values contradict. No models, clock or settings.

Form and import ask the same functions, so both say the same codes and words. Field names are those
of the form. Thresholds come from ``rulebook``.
"""

from members.rules.codes import code_findings
from members.rules.life import DOCTORATES, HIGHER, YOUNGEST
from members.rules.person import (
    FIRST_YEAR_OF_TWELVE_MONTHS,
    LIST_CODES,
    NOT_YET,
    OLDEST,
    Values,
    card_finding,
    card_moved_finding,
    date_finding,
    identity_finding,
    list_findings,
    lookalike_finding,
    name_finding,
    old_card_finding,
    person_findings,
)
from members.rules.saying import warning
from members.rules.tables import Bearer, background_findings, row_findings

__all__ = [
    "DOCTORATES",
    "FIRST_YEAR_OF_TWELVE_MONTHS",
    "HIGHER",
    "LIST_CODES",
    "NOT_YET",
    "OLDEST",
    "YOUNGEST",
    "Bearer",
    "Values",
    "background_findings",
    "card_finding",
    "card_moved_finding",
    "code_findings",
    "date_finding",
    "identity_finding",
    "list_findings",
    "lookalike_finding",
    "name_finding",
    "old_card_finding",
    "person_findings",
    "row_findings",
    "warning",
]
