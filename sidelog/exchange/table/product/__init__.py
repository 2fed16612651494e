"""What is taken, by its name: what is known, what a piece holds, what is called so."""
