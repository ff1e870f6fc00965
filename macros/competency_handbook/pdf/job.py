"""Where the two halves of a PDF meet: one that is to be made, and how.

A job holds everything that the bytes of its PDF depend on, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..model import Paper


@dataclass(frozen=True)
class Print:
    """How PDFs are made: the paper, whether letters are large, whether it is for an archive.

    A handout is in black and white, and none of its items has a page of its own.
    """

    paper: Paper = Paper.LETTER
    large: bool = False
    archive: bool = False
    handout: bool = False

    @property
    def zoom(self) -> float:
        """How much larger everything is than the style sheets say: 10.5 pt becomes 18 pt."""
        return 18 / 10.5 if self.large else 1

    @property
    def sheets(self) -> tuple[str, ...]:
        """The style sheets of the site that apply, those that win last."""
        names = [*SHEETS, "book/a4"] if self.paper is Paper.A4 else list(SHEETS)
        names += ["book/handout"] * self.handout
        names += [f"book/large-{self.paper.value}", "book/large"] * self.large
        return tuple(f"assets/css/{name}.css" for name in names)


SHEETS = (
    "tokens", "book/pages", "brand", "book/type", "book/items", "book/front", "book/checks",
    "book/sheets", "book/tables", "book/margin", "book/pictures", "book/printed",
)  # fmt: skip
"""The book's style sheets, those that win last."""
BOOK = "handbook"
"""The name of the PDF of the whole."""
HANDOUTS = "handouts"
"""The folder of handouts among the downloads."""
NOTE = "--note"
WHERE = "--where"
"""What follows an item's id in the names of the form fields for its note, and for where it is."""


@dataclass(frozen=True)
class Attached:
    """A file that travels inside a PDF."""

    name: str
    description: str
    content: str


@dataclass(frozen=True)
class Job:
    """One PDF that is to be made of a site in the folder `site`.

    `text` is HTML in which `data-page-of` stands where a page's number will be. `starts` is the
    destination on page 1, empty where that is the first page. `facts` tell whose form it is.
    """

    name: str
    text: str
    site: Path
    sheets: tuple[str, ...]
    print: Print
    cover_label: str = ""
    starts: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    attached: tuple[Attached, ...] = ()
