"""What is Vietnamese about the data: names, encodings, dates, numbers, code lists. No Django here."""
