"""What was released and what changed since: the register, and what readers were promised."""

from .promises import (
    check_promises,
)
from .register import (
    register_paths,
    registers_of,
    standing_in,
)
from .releases import (
    read_editions,
    register_edition,
)
from .since import (
    report_since,
    wordings_since,
)

__all__ = [
    "check_promises",
    "read_editions",
    "register_edition",
    "register_paths",
    "registers_of",
    "report_since",
    "standing_in",
    "wordings_since",
]
