"""IIIF Content Search 2.0 and 1.0: words found on the pages of one manuscript."""
