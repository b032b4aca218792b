"""What is odd in the quires, in words; the findings themselves are the catalogue's."""

from catalog.codicology.quire_leaves import CollationFinding, findings
from catalog.record.document import Record
from viewer.languages import Translator


def collation_notes(record: Record, t: Translator) -> tuple[str, ...]:
    """Return a sentence for each thing to look at; nothing here is a mistake for certain."""
    physical = record.physical
    quires = () if physical.collation is None else physical.collation.quires
    stated = None if physical.extent is None else physical.extent.leaves
    return tuple(_sentence(found, t) for found in findings(quires, stated))


def _sentence(found: CollationFinding, t: Translator) -> str:
    return t(f"collation-{found.key.replace('_', '-')}", **found.values)
