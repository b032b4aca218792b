"""What an image file says about itself, read without any decoder and without trusting it."""
