"""Dues: what a month is, what was paid, what goes up."""
