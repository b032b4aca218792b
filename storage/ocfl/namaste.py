"""Declarations by file name ("Namaste"): what a folder is, readable in a plain listing.

OCFL 1.1, sections 3.2 (objects) and 4.1 (roots): a file whose name says the kind of the folder
and whose content repeats it, ended by a newline.
"""

ROOT_DECLARATION = "0=ocfl_1.1"
OBJECT_DECLARATION = "0=ocfl_object_1.1"


def content_of(declaration: str) -> bytes:
    """The bytes of the file of this name."""
    return declaration.removeprefix("0=").encode() + b"\n"
