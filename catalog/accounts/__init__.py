"""The people who work on the record: who they are, how they come in, what they may do."""
