"""Every write about lists: ``saved`` keeps, shares and drops them, ``bulk`` edits many records and takes it back."""
