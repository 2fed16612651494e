"""Sidelog's own files, CSV and JSON: what leaves comes back as it was."""
