"""What a catalogue says of itself and of its care for the book (TEI additional, adminInfo).

Words of other catalogues, brought along with their records; what this house does itself is
written elsewhere: revisions, rights, signed entries of conservation, images.
"""

from __future__ import annotations

from catalog.record.values import Texts, Value


class Administration(Value):
    """Access, care, copies and the making of the description, each in the words of the source."""

    record_history: Texts = ()
    access: Texts = ()
    custodial_history: Texts = ()
    surrogates: Texts = ()
    note: Texts = ()
