"""Screening: review, help and lawful parting; its rooms come with its own issue."""
