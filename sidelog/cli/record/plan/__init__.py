"""What is taken as a rule, and what is planned."""
