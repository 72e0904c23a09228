"""What pages show of organisations: frozen rows, no writing."""
