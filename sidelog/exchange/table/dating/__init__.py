"""When the lines of a table are: by the evidence of its columns."""
