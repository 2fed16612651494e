"""What a person keeps: measures, products, what is taken as a rule, and what is said of them."""
