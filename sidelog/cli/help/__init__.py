"""What helps: whom to turn to, what is known, an invented year, completion."""
