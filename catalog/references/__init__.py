"""Manuscripts of others as references beside a book: their manifests, and never their images."""
