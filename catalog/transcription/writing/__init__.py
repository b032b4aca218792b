"""Transcriptions handed out again: PAGE, TEI and plain text, each of which reads back."""
