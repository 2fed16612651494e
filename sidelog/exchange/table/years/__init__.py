"""Days without their year."""
