"""Where the rule behind a finding is shown, what it is called, and which finding about organisations rests on which."""

from typing import Final

from django.urls import reverse

import rulebook
from accounts.citations import Citation
from branches.rules_pages import document_url

KINDS_OF_BODIES: Final = "Điều lệ Đảng@2011-01-19#Điều 10"
GRASSROOTS: Final = "Điều lệ Đảng@2011-01-19#Điều 21"

CITED: Final = {
    "kind_under_parent": KINDS_OF_BODIES,
    "parent_missing": KINDS_OF_BODIES,
    "children_do_not_fit": KINDS_OF_BODIES,
    "kind_not_in_force": GRASSROOTS,
}
"""Findings about organisations that rest on a text; ``kind_not_in_force`` names its own where it can."""

PLAIN: Final = frozenset(
    {
        "account_invalid",
        "already_ended",
        "before_opening",
        "before_parent",
        "children_open",
        "closed",
        "consent_stands",
        "code_digits",
        "code_outside_parent",
        "code_taken",
        "date_too_early",
        "day_shared",
        "decided_after_effect",
        "ended_already",
        "ends_before_start",
        "granted_already",
        "merged_into_above",
        "merged_into_itself",
        "merged_with_other_kind",
        "members_moved_since",
        "namesake",
        "nobody_chosen",
        "not_a_cell",
        "not_after_period",
        "not_alike",
        "not_yours_to_end",
        "not_yours_to_manage",
        "nothing_changes",
        "nothing_chosen",
        "oneself",
        "organisation_code_characters",
        "organisation_code_length",
        "outside_reach",
        "parent_closed",
        "parent_moved_since",
        "reason_missing",
        "register_begun",
        "register_number",
        "role_not_grantable",
        "same_parent",
        "start_after_end",
        "too_few",
        "unit_kind_of_other_sector",
        "unit_kind_unknown",
        "start_before_earlier",
        "under_itself",
    }
)


def resolve(reference: str) -> Citation | None:
    """Turn a rulebook key, or a document with its clause, into words and an address; None for neither."""
    life = rulebook.changes().get(reference)
    if life:
        return Citation(life[-1].title, reverse("rules:key", args=[reference]))
    number, _hash, clause = reference.partition("#")
    document = next((one for one in rulebook.documents() if one.id == number), None)
    if document is None:
        return None
    words = ", ".join(part for part in (document.label, clause) if part)
    return Citation(words, document_url(document.id))
