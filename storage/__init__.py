"""The vault: bytes and rows that outlive this software."""
