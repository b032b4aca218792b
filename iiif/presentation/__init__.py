"""IIIF Presentation 3.0: manifests and collections."""
