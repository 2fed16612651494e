"""What a person types: parse, call, show."""
