"""What a row of members means: columns, cleaning, checks, the search for duplicates, writing and undoing."""
