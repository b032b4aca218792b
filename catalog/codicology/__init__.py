"""How a book is built: leaves, sides and their canvases."""
