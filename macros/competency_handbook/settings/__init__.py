"""What `mkdocs.yml` says, layer over layer, and what can be wrong with it."""

from .file import (
    Settings,
    name_of,
)
from .layered import (
    language_of,
    read_settings,
    reporting_contact_of,
    strict_layers,
)
from .words import (
    check_words,
    with_words,
)

__all__ = [
    "Settings",
    "check_words",
    "language_of",
    "name_of",
    "read_settings",
    "reporting_contact_of",
    "strict_layers",
    "with_words",
]
