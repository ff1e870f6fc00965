"""Pages that a build would leave out, or that would stand in the way of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pathspec import GitIgnoreSpec

from ..model import Place, Problem
from ..reading import language_in, shown_path
from ..settings import Settings

GO = "go"
"""The folder of short addresses."""
EMBED = "embed"
"""The folder of pages to embed."""
HIDING = ("exclude_docs", "draft_docs")
"""Settings with patterns, as of `.gitignore`, of pages that a build leaves out."""


def check_hidden_pages(settings: Settings, pages: Collection[str], file: Path) -> Iterator[Problem]:
    """SETTINGS-HIDDEN: no page that data asks for, or a handbook below has, is kept from the build.

    `pages` are these; lists, other pages, search and short addresses lead to each of them. One in
    another language goes with the page that it translates. `file` is where the settings stand.
    """
    pages = [name for name in pages if not language_in(name)]
    written = file.read_text("utf-8-sig")
    for key in HIDING:
        lines = (settings.get(key) or "").splitlines()
        left = {*filter(GitIgnoreSpec.from_lines(lines).match_file, pages)}
        for line in lines:
            hidden = sorted(filter(GitIgnoreSpec.from_lines([line]).match_file, left))
            left -= {*hidden}
            if hidden:
                others = f" and {len(hidden) - 1} more" if len(hidden) > 1 else ""
                message = f"{key} hides `{hidden[0]}`{others}, to which other pages lead."
                advice = "Delete the line. What `nav` does not name is left out of the navigation."
                place = Place.of(written, written.find(line.strip(), max(written.find(key), 0)))
                yield Problem(shown_path(file), place, "SETTINGS-HIDDEN", message, advice)


def check_reserved(content: Mapping[str, Path]) -> Iterator[Problem]:
    """FILE-RESERVED: no folder of `content/` is `go`, which has the short addresses, or `embed`."""
    for folder, what in ((EMBED, "the pages to embed"), (GO, "the short addresses")):
        if inside := sorted(name for name in content if name.startswith(f"{folder}/")):
            message = f"The folder content/{folder} is in the way of {what}."
            shown = shown_path(content[inside[0]])
            yield Problem(shown, Place(), "FILE-RESERVED", message, "Give it another name.")
