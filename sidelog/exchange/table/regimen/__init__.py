"""What is taken as a rule: the steps of plans, as lists and words of change say them."""
