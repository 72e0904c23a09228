"""The steps of the set-up: each looks first, does only what is missing, and may be interrupted."""
