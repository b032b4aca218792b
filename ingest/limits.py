"""How much one file may cost: stated choices, so that a lawful giant passes and a bomb does not."""

from __future__ import annotations

from dataclasses import asdict, dataclass

GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may claim or use.

    `pixels_max` counts width times height as the header claims them: one gigapixel holds an A1
    map at 1200 dots per inch and a scroll of 200 000 x 5 000 px. `side_max` is in pixels.
    `memory_bytes_max` is the anonymous memory of the decoding child (page cache is not counted).
    `seconds_max` is wall time for one file, and also the CPU time it may burn.
    """

    pixels_max: int = 1_000_000_000
    side_max: int = 200_000
    memory_bytes_max: int = 3 * GIB
    seconds_max: int = 600
    file_bytes_max: int = 20 * GIB

    def as_json(self) -> dict[str, int]:
        """The same as plain numbers, for the pipe to the decoding child."""
        return asdict(self)
