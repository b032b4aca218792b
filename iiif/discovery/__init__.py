"""IIIF Change Discovery 1.0: the stream of what happened to every manifest."""
