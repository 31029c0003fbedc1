"""The commands that only tell: why a rule is there, which layouts there are, what is installed."""
