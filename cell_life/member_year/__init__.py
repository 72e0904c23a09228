"""One member's year in the cell: meetings, dues, tasks, rating, month by month. Nothing is written here."""
