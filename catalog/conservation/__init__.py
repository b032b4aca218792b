"""The conservator's bench: what was seen, what was asked for, what was done, and by whom."""
