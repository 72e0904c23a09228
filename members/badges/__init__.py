"""Badges for years in the Party: who qualifies in a round, who is put forward, what is decided."""
