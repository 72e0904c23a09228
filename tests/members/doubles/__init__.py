"""Doubles: found, judged, merged, taken apart."""
