"""From the layers to a website: compose, engine, finish.

`finish` marks glossary terms, writes the `go/<id>/` pages (`go`) and the content security policy of
each page (`policy`), and lets the new site take the place of the last one. `offline` makes a zip of
pages that open as files.
The engine, which brings MkDocs, has a door of its own: `engine`.
"""

from .compose import (
    SNAPSHOT,
    Composition,
    compose,
    uncollected,
)
from .documentation import (
    Command,
    compose_docs,
)
from .excerpts import (
    Excerpt,
    PageExcerpts,
)
from .finish import (
    finish,
    swap,
)
from .language_marks import (
    as_block_in,
    with_languages,
)
from .offline import (
    write_zip,
)
from .output import (
    Output,
    zip_of,
)

__all__ = [
    "SNAPSHOT",
    "Command",
    "Composition",
    "Excerpt",
    "Output",
    "PageExcerpts",
    "as_block_in",
    "compose",
    "compose_docs",
    "finish",
    "swap",
    "uncollected",
    "with_languages",
    "write_zip",
    "zip_of",
]
