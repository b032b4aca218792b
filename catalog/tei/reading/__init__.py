"""TEI msDesc to a record: what has a place in it, and what is kept aside."""
