"""What other catalogues take from this one: one log of changes, and the doors that tell it."""
