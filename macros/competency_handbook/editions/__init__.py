"""What was released and what changed since: the register, and what readers were promised."""

from .changes import (
    Changes,
    changes_in,
)
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
from .standings import (
    Editions,
)

__all__ = [
    "Changes",
    "Editions",
    "changes_in",
    "check_promises",
    "read_editions",
    "register_edition",
    "register_paths",
    "registers_of",
    "report_since",
    "standing_in",
    "wordings_since",
]
