"""Formats of dates and numbers: always day first, whatever the language."""
