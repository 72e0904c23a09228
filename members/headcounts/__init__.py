"""Đối khớp số lượng: the head-count of each unit at a quarter's end, confirmed below and by the level above."""
