"""Programs that set up, run and check the project; they need nothing but Python 3.11."""
