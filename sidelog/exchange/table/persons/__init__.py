"""Files of several persons: whose lines they are, and which of them are taken."""
