"""What the value of a day is that has several."""
