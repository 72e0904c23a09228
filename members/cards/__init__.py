"""Cards of the Party: asked for, decided, handed over, lost, collected."""
