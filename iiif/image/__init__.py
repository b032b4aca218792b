"""IIIF Image API 3.0 and 2.1: tiles read, odd requests rendered."""
