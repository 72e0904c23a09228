"""Figures, summaries and their papers."""
