"""IIIF Authorization Flow 2.0 and Authentication 1.0, offered together."""
