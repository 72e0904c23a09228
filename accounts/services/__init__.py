"""Writes about one's own account: preferences here; ``second_factor`` and ``doors`` beside."""

from accounts.services.preferences import set_preferences

__all__ = ["set_preferences"]
