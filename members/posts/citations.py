"""Which finding about posts rests on which rule."""

from typing import Final

from members.posts.rules import CELL_TERM, COMMITTEE_FROM, OFFICIAL_ONLY, SEATS, WITHIN_BODY

CITED: Final = {
    "post_not_official": OFFICIAL_ONLY,
    "post_outside_body": WITHIN_BODY,
    "too_many_seats": SEATS,
    "cell_without_committee": COMMITTEE_FROM,
    "term_too_long": CELL_TERM,
}

PLAIN: Final = frozenset(
    {
        "body_not_there",
        "no_account",
        "not_a_member",
        "outside_term",
        "post_held",
        "post_not_of_body",
        "post_without_paper",
        "secretary_stands",
        "term_form",
    }
)
