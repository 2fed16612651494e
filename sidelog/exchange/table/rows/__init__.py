"""Bytes -> rows of cells: encodings, delimiters, spreadsheets, and where the header is."""
