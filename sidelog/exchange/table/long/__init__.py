"""Files whose lines name what their values are of: find_long says which columns do."""
