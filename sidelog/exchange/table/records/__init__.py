"""JSON as a table: lists of records, and the one number within a cell."""
