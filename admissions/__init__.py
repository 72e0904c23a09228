"""Admissions: from promising person to official member; its rooms come with its own issue."""
