"""The findings for a period, and one renderer a file."""
