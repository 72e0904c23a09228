"""The yearly rating as a procedure: sheet of a cell, vote, report, decision, announcement, complaint; of bodies too."""
