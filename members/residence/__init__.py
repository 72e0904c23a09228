"""Ties with the place of residence (213-QĐ/TW): introductions, exemptions, the comment of each year, its papers."""
