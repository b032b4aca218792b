"""MARCXML: records of libraries (MARC 21 Format for Bibliographic Data) as records of this one."""
