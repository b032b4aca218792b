"""Tests of `viewer/sheets`."""
