"""Management commands of the branches app, one module each."""
