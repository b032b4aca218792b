"""What can go wrong while showing something, as types.

Each message is one sentence for the person or program that asked. No type here knows an HTTP
status: the edges (`iiif/image/replies.py`, the front door) map them once.
"""


class IiifError(Exception):
    """Anything the showing rooms refuse or fail to do."""


class BadImageRequest(IiifError):
    """The request breaks the grammar or the bounds of the IIIF Image API (3.0 section 7.1)."""


class ImageUnknown(IiifError):
    """No image has this identifier, or its tiles are gone."""

    def __init__(self, image_id: str) -> None:
        super().__init__(f"There is no image {image_id!r} here.")
        self.image_id = image_id


class Withheld(ImageUnknown):
    """The image exists and may not be shown; visitors hear the same as for an unknown one."""


class Restricted(ImageUnknown):
    """The image is not for everybody, or not in full; visitors hear where one may ask for it."""


class TooLarge(IiifError):
    """The picture asked for is beyond the limits of info.json, or of the memory to draw it in."""


class HandlingForbids(IiifError):
    """A custodian's rule does not allow this picture; the sentence ends with the custodian's words.

    What is allowed instead, whole or in tiles, is said as well.
    """


class Busy(IiifError):
    """Too many pictures are being drawn; asking again after `retry_after_s` seconds may help."""

    def __init__(self, sentence: str, retry_after_s: int) -> None:
        super().__init__(sentence)
        self.retry_after_s = retry_after_s


class RenderFailed(IiifError):
    """A picture could not be drawn: the child process died, took too long or met bad bytes."""
