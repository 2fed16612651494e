"""The tables of a journal: their rules, how they came to be, and their rows as whole records."""
