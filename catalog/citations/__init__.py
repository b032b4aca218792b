"""How a manuscript is cited: its reference as fields, and as BibTeX, RIS and CSL-JSON."""
