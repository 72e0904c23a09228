"""Demo data: a believable Hanoi, the same for the same seed. Nobody in it is real."""
