"""IIIF Content State 1.0: links into books, written for any viewer and read from any."""
