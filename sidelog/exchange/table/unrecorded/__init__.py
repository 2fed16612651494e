"""What stands in a file and was not recorded: counters, legends, what a program wrote."""
