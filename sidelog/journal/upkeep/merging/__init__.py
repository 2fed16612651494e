"""Two copies of a journal, both written to, brought together."""
