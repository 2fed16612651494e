"""What the head of every sheet says, and the pages of one sheet: what is taken, and worksheets."""
