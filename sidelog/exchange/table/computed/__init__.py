"""Columns that a sheet or a program computed from others, or counted: no reading of a day."""
