"""Encrypted journals: their keys, their connections, and the way there and back."""
