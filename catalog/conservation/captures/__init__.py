"""Photographs laid over the permanent canvas of a side: captures, registrations, scales."""
