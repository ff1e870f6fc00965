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
from .status import (
    status_lines,
)
from .upstream import (
    Below,
    mended,
    record_text,
)

__all__ = [
    "Below",
    "Changes",
    "Editions",
    "changes_in",
    "check_promises",
    "mended",
    "read_editions",
    "record_text",
    "register_edition",
    "register_paths",
    "registers_of",
    "report_since",
    "standing_in",
    "status_lines",
    "wordings_since",
]
