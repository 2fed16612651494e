"""How it is said: every sentence once, by what it is about."""
