"""The record: what is known about the manuscripts."""
