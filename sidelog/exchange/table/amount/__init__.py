"""How much a cell says was taken: amounts with their units, times, names, and how often."""
