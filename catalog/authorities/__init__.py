"""People, places, works and bodies: one record each, under all the names they go by."""
