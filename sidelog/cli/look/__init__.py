"""Commands that look: nothing is written."""
