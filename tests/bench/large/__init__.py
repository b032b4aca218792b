"""What it costs to be large: the same requests on a small and on a large catalogue."""
