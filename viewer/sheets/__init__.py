"""Sheets for printing, set by Typst: PDF/A with the fonts of the house, in four languages."""
