"""What a person records: how a day was, what was taken, what else happened."""
