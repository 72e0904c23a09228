"""Trợ giúp: task cards on screen and on paper, and one page for every field. No writing here."""
