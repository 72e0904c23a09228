"""The codes of files and jobs: all of them plain sense, none rests on a rule of the Party."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "already_decided",
        "broken_csv",
        "damaged",
        "empty",
        "encrypted",
        "entities",
        "external_link",
        "field_twice",
        "inflates",
        "macro",
        "nested",
        "no_header",
        "not_a_workbook",
        "not_text",
        "own_request",
        "refusal_without_reason",
        "request_expired",
        "too_large",
        "too_many_columns",
        "too_many_parts",
        "too_many_rows",
        "too_many_sheets",
        "too_much_text",
        "wrong_content",
        "wrong_state",
        "wrong_suffix",
    }
)
