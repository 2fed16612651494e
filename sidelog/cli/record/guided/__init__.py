"""What is asked at a terminal, one question a line."""
