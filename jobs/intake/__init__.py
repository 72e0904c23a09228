"""Files that come in: limited reader, header recognition, staged rows, annotated copy, undo. What a row means is said above."""
