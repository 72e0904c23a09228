"""Every write about doubles: the search, the verdict, the merge, its undoing."""
