"""Template tags of cell life."""
