"""What the pages of dues above the cell show: what is to be sent, sheets, differences, the ledger of a year."""
