"""What readers of applications' exports share: times, amounts, measures, and records as lines."""
