"""The sheets of a workbook, as tables."""
