"""Columns that say nothing of their days: goals, prices, and what others say again."""
