"""What releasing refuses."""

from catalog.errors import Conflict


class TreatmentNotSigned(Conflict):
    """A treatment that nobody has signed cannot be shown to anybody."""

    def __init__(self, treatment_id: str) -> None:
        super().__init__(
            f"The treatment {treatment_id} is not signed yet: sign it, then release it."
        )
        self.treatment_id = treatment_id
