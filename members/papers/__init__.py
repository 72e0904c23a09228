"""The papers of a member's file and the portrait: which are there, missing, where kept. Scans are not kept."""
