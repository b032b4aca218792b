"""Bringing in: from scans to pages, by deposits."""
