"""What was taken: doses, days without one, and steps of plans, among the columns of a table."""
