"""Text without columns, each of whose lines begins with its day or stands below one."""
