"""Every kind of entry that has rows behind it: each room adds its own here, one line.

A room imports `Signable` from `signing.signable` and never this module, which imports the rooms.
"""

from __future__ import annotations

from catalog.conservation.condition import signed as condition
from catalog.conservation.signing.signable import Signable
from catalog.conservation.treatment.signables import SIGNABLES as TREATMENT

SIGNABLES: tuple[Signable, ...] = (*condition.SIGNABLES, *TREATMENT)
