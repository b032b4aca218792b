"""Finding where a photograph lies on its canvas, and drawing it there: pixels, in a child."""
