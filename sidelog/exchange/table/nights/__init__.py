"""Of which day a line is that went on over midnight, and whether 00:00 is a time."""
