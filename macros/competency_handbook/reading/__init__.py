"""From the layers' files to checked models: YAML with its places, the data's rules, messages."""

from .blame import (
    blame_tailoring,
)
from .characters import (
    check_characters,
    check_escapes,
    without_unwanted,
)
from .checks import (
    check_all,
)
from .copies import (
    blame_copies,
)
from .data import (
    DataPaths,
    read_data,
    read_trees,
)
from .explain import (
    explain_invalid,
    nearest,
)
from .languages import (
    explain_page_language,
    is_from_right,
    language_at,
    name_of_language,
)
from .layers import (
    FOLDERS,
    ShownAs,
    files_of,
    layers_of,
    package_layer,
    shown_path,
)
from .listing import (
    NotListed,
    listing,
)
from .load import (
    Loader,
    build_model,
    check_keys,
    decode,
    find,
    read_tree,
    start_of,
)
from .messages import (
    ENGLISH,
    Messages,
    ending_for,
    message_keys,
    read_messages,
)
from .minutes import (
    names_minutes,
)
from .syntax import (
    explain_syntax,
)
from .translation_files import (
    language_in,
    pages_in_language,
    pages_of,
    translated_by,
    without_translations,
)
from .trees import (
    Tree,
    former_ids,
    own_words_of,
    targets_in,
)
from .web_addresses import (
    website_of,
)

__all__ = [
    "ENGLISH",
    "FOLDERS",
    "DataPaths",
    "Loader",
    "Messages",
    "NotListed",
    "ShownAs",
    "Tree",
    "blame_copies",
    "blame_tailoring",
    "build_model",
    "check_all",
    "check_characters",
    "check_escapes",
    "check_keys",
    "decode",
    "ending_for",
    "explain_invalid",
    "explain_page_language",
    "explain_syntax",
    "files_of",
    "find",
    "former_ids",
    "is_from_right",
    "language_at",
    "language_in",
    "layers_of",
    "listing",
    "message_keys",
    "name_of_language",
    "names_minutes",
    "nearest",
    "own_words_of",
    "package_layer",
    "pages_in_language",
    "pages_of",
    "read_data",
    "read_messages",
    "read_tree",
    "read_trees",
    "shown_path",
    "start_of",
    "targets_in",
    "translated_by",
    "website_of",
    "without_translations",
    "without_unwanted",
]
