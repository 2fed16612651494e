"""What happened in the lines of a file, on its day and up to its last one."""
