"""Yearly ratings of members: entered for a whole cell, decided by the level above, corrected with a reason."""
