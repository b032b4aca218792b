"""The record: what is said of a manuscript, as one typed document with a history."""
