"""One column, or a few that belong together: what they are, and what their cells mean."""
