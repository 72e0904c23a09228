"""Việc cần làm: every deadline of the house as a row that belongs to a body and a post, computed from what stands."""
