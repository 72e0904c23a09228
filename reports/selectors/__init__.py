"""Reading the rows of reports; no writing."""
