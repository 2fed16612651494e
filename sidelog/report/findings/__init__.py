"""What is true: from a journal to frozen findings, by the mathematics of `analysis`."""
