"""Files that come in: limited reader, headers, staged rows, annotated copy, undo. What a row means is said above."""
