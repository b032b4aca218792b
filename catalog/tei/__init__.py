"""The record as TEI P5 msDesc, for other catalogues and for the vault."""
