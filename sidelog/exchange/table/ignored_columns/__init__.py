"""Columns that say nothing of their days: legends, goals, prices, and what others say again."""
