"""What a PDF has that a reader may need, read from the file itself."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf

CONTENTS_WITHIN = 12
"""Contents stand on the first pages."""
SAME_LINE = 3
"""Words whose feet are so many points apart stand on one line."""

Facts = dict[str, int | str | bool]
"""What was found, by its name; what a file lacks is 0, False or empty."""


def facts_of(path: Path, before: Path | None = None) -> Facts:
    """What a file has. `before` is the file of another run, which should be the same."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        facts: Facts = {
            "pages": len(pdf.pages),
            "tags": "/StructTreeRoot" in root and bool(root.StructTreeRoot.get("/K")),
            "language": str(root.get("/Lang", "")),
            "form fields": len(root.AcroForm.Fields) if "/AcroForm" in root else 0,
            "bookmarks": _bookmarks(pdf),
            "page labels": "/PageLabels" in root,
            "links inside": sum(1 for page in pdf.pages for _ in _links_inside(page)),
            "contents numbers": numbered_lines(path, pdf),
        }
    if before is not None:
        facts["two runs the same"] = before.is_file() and before.read_bytes() == path.read_bytes()
    return facts


def lacking(facts: Facts) -> list[str]:
    """The names of what a file lacks."""
    return [name for name, fact in facts.items() if not fact]


def _bookmarks(pdf: pikepdf.Pdf) -> int:
    def count(entries: list[pikepdf.OutlineItem]) -> int:
        return sum(1 + count(entry.children) for entry in entries)

    with pdf.open_outline() as outline:
        return count(outline.root)


def _links_inside(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The links of a page that lead to another place of the same file."""
    for note in page.get("/Annots", []):
        if note.get("/Subtype") == "/Link":
            action = note.get("/A", {})
            if "/Dest" in note or action.get("/S") == "/GoTo":
                yield note


def numbered_lines(path: Path, pdf: pikepdf.Pdf) -> int:
    """How many lines of the first pages hold a link inside and end with a number."""
    found = 0
    with pdfplumber.open(path) as opened:
        for page, read in zip(pdf.pages, opened.pages[:CONTENTS_WITHIN], strict=False):
            height = float(read.height)
            feet = {height - float(min(n.Rect[1], n.Rect[3])) for n in _links_inside(page)}
            numbered = [foot for foot, word in _last_words(read).items() if word.isdigit()]
            found += sum(any(abs(foot - n) <= SAME_LINE for n in numbered) for foot in feet)
    return found


def _last_words(page: pdfplumber.page.Page) -> dict[float, str]:
    """The last word of each line of a page, by the line's foot in points from above."""
    words = sorted(page.extract_words(), key=lambda word: word["x0"])
    return {round(word["bottom"]): word["text"] for word in words}
