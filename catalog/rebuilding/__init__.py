"""Making an equal database again from the storage root alone (house decision D2)."""
