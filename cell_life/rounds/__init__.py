"""The yearly rating of members and organisations, from the self-review to the answered complaint."""
