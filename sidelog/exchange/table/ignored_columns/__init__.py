"""Columns that say nothing of their days: counters, legends, sums, goals, what others say."""
