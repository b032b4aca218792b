"""Where a book has been: chains of custody and title, what marks prove, what is never public."""
