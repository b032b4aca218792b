"""Showing: the IIIF Image and Presentation interfaces."""
