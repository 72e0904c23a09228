"""Bàn giao: a cell goes from one secretary to the next in one act, and a deputy stands in for a time."""
