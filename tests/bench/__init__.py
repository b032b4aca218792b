"""What Kitabdar costs, measured against its peers: `make bench` (README.md here tells more)."""
