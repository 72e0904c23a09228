"""Votes of the house: the base by name, the tally, the outcome; never who voted how."""
