"""Which finding about dues above the cell rests on which rule."""

from typing import Final

CITED: Final = {"dues_share_unknown": "dues.retention.village_cell.share"}

PLAIN: Final = frozenset(
    {
        "dues_above_sent",
        "dues_below_missing",
        "dues_month_runs",
        "dues_month_wrong",
        "dues_not_received",
        "dues_nothing_chosen",
        "dues_reason_missing",
        "dues_received_already",
        "dues_received_on_wrong",
        "dues_sent_already",
        "dues_sent_on_wrong",
        "dues_setting_empty",
        "dues_setting_later",
        "dues_setting_paper",
        "dues_setting_share",
        "dues_sheet_open",
        "dues_taken_moved",
        "dues_top",
        "dues_two_people",
        "dues_voucher_missing",
    }
)
