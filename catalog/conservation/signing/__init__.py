"""Signed entries: documents in a hash chain, one chain a manuscript."""
