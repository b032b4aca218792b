"""What the public gets of conservation: what is signed and released, and nothing else.

Every public output (manifest, annotations, TEI, Linked Art, pages) reads from here, so there is one
place to look when something should not have come out.
"""
