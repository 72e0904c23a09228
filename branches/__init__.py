"""Party organisations in time and the grants of roles on them."""
