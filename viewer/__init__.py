"""The front door: what a person opens."""
