"""What the pages of one sheet rest on: what is taken now, and what a public form asks."""
