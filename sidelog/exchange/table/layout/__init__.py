"""Tables that are no line a day: days across, months and weeks, turned into one."""
