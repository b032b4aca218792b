"""IIIF Presentation 2.1: the same documents for viewers that read nothing newer."""
