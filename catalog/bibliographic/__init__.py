"""What MARC and MODS records of manuscripts say alike, and where in a record it goes."""
