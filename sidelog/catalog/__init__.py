"""What can be recorded and said: data, no behaviour beyond checking itself."""
