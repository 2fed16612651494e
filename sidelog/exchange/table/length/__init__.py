"""How long something was, where the columns of a file say it together."""
