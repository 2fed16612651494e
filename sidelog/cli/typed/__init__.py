"""What a person types or is asked: options, names, days of several words, secrets."""
