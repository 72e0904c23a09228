"""Writing dues above the cell. Every act locks the bodies it concerns first, the lower number before the higher."""

from cell_life.dues.above.services.receiving import receive_remittances, void_receiving
from cell_life.dues.above.services.remitting import send_up, withdraw_remittance
from cell_life.dues.above.services.settings import Wish, set_share

__all__ = ["Wish", "receive_remittances", "send_up", "set_share", "void_receiving", "withdraw_remittance"]
