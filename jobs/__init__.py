"""Background work: one row per job, and the files that come in."""
