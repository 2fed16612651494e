"""Readers of other applications' exports: one file a format, found by being here."""
