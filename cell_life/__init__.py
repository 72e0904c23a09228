"""The life of a cell: meetings, ballots, dues, the yearly rating."""
