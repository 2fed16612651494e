"""What is taken as a rule: its shape, and the words in which people state it."""
