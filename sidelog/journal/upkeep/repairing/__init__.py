"""A journal made whole out of what can be read of a damaged file."""
