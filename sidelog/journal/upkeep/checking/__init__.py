"""Whether a journal is whole, and how that is known."""
