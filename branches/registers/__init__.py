"""Pages of the registers of numbers: where each begins, what was given, whether a file is the paper issued."""
