"""Dues above the cell: what each body keeps and sends up, what the level above has, sheets and ledger of a level."""
