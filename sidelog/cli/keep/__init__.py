"""What a person keeps in order: entries, measures, products, what is brought in and taken out."""
