"""One cell at a time: what its text may say."""
