"""Demo rows of cell life, one module an area; each is registered with the seed of members."""
