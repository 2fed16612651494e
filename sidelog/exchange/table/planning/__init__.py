"""What the columns of a file come in as: the plan by which its lines are read."""
