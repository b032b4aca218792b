"""Records of other catalogues: brought in as batches, looked at first, and taken back whole."""
