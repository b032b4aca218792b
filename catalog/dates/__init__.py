"""Dates in the calendars manuscripts are dated by, computed and never guessed."""
