"""Cells that a text parts otherwise than by one sign: by blanks, tab stops, within brackets."""
