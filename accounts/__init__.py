"""Users, the catalogue of roles, the scope value, drafts and the access log."""
