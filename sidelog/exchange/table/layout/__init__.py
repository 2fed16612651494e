"""Tables that are no line a day: days across, months, weeks and tab stops, turned into one."""
