"""Merging, uniting and dividing bodies as pages: the choice, the preview with its counts, the one act."""
