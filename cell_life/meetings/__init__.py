"""Meetings of a cell: the plan, the roll, the minutes, the score."""
