"""Chất lượng dữ liệu (đúng, đủ, sạch, sống): what is to be mended in the records, counted for each cell."""
