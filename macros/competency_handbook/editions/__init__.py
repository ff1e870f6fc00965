"""What was released and what changed since: the register, and what readers were promised."""

from .changes import (
    Changes,
    changes_in,
    earlier_wordings,
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
from .translated import (
    Standing,
    read_record,
    record_path,
    translation_lines,
    translations_text,
    wordings_of_messages,
    wordings_of_pages,
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
    "Standing",
    "changes_in",
    "check_promises",
    "earlier_wordings",
    "mended",
    "read_editions",
    "read_record",
    "record_path",
    "record_text",
    "register_edition",
    "register_paths",
    "registers_of",
    "report_since",
    "standing_in",
    "status_lines",
    "translation_lines",
    "translations_text",
    "wordings_of_messages",
    "wordings_of_pages",
    "wordings_since",
]
