"""The published record, and what was released of its conservation, as Linked Art (1.0)."""
