"""What the pages of dues show, and what others ask of dues: unpaid months, cash of a month, sheets, the ledger."""
