"""Two records of one person: found, judged, merged field by field, and taken apart again."""
