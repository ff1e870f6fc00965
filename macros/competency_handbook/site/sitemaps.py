"""The list of pages for search engines, with those of all languages in one file."""

from __future__ import annotations

import gzip
from pathlib import Path

from .compose import Composition

NAME = "sitemap.xml"
END = "</urlset>"


def join_sitemaps(built: Path, composition: Composition) -> None:
    """Let the site in the folder `built` have one list; none without an address of its own.

    Compressed beside it, as the engine has it, too.
    """
    files = [built / NAME, *(built / other.place / NAME for other in composition.others)]
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    is_wanted = bool(composition.settings.get("site_url"))
    for file in files[is_wanted:]:
        file.unlink(missing_ok=True)
        file.with_name(f"{NAME}.gz").unlink(missing_ok=True)
    if is_wanted and len(texts) > 1:
        first, *others = texts
        below = "".join(text[text.index("<url>") : text.index(END)] for text in others)
        joined = first.replace(END, below + END)
        files[0].write_text(joined, "utf-8")
        compressed = gzip.compress(joined.encode(), mtime=0)
        files[0].with_name(f"{NAME}.gz").write_bytes(compressed)
