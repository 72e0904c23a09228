"""Findings about doubles and merges; none rests on a text, all keep the register whole."""

from typing import Final

PLAIN: Final = frozenset(
    {
        "memberships_tangled",
        "merged_already",
        "merged_on",
        "placement_not_said",
        "posts_differ",
        "proposals_wait",
        "record_merged",
        "right_on_both",
        "requests_wait",
        "rows_clash",
        "same_record",
        "standings_differ",
        "transfer_runs",
        "undone_already",
        "values_clash",
        "written_since",
    }
)
