"""Every change that was ever made: how it is kept, taken back, brought back and said."""
