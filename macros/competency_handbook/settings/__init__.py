"""What `mkdocs.yml` says, layer over layer, and what can be wrong with it."""

from .brand import (
    BRAND,
    Brand,
    Colors,
    brand_of,
    with_brand,
    words_of,
)
from .file import (
    Settings,
    name_of,
)
from .layered import (
    keeps_pages,
    language_of,
    languages_of,
    layer_languages,
    place_in_settings,
    read_settings,
    registered_edition_of,
    reporting_contact_of,
    settings_in,
    strict_layers,
)
from .new_handbook import (
    Beginning,
    FolderInUse,
    begin_handbook,
    installed_wheel,
    keep_wheel,
)
from .words import (
    check_words,
    with_words,
)

__all__ = [
    "BRAND",
    "Beginning",
    "Brand",
    "Colors",
    "FolderInUse",
    "Settings",
    "begin_handbook",
    "brand_of",
    "check_words",
    "installed_wheel",
    "keep_wheel",
    "keeps_pages",
    "language_of",
    "languages_of",
    "layer_languages",
    "name_of",
    "place_in_settings",
    "read_settings",
    "registered_edition_of",
    "reporting_contact_of",
    "settings_in",
    "strict_layers",
    "with_brand",
    "with_words",
    "words_of",
]
