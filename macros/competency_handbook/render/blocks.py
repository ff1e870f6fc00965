"""HTML that is finished passes the Markdown parser by: a Python-Markdown extension.

A view writes its HTML between two marks. Without this extension the marks are comments and the
parser reads all of it to no effect, which takes as long as everything else on the page.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

START, END = "<!--block-->", "<!--/block-->"
MARKED = re.compile(rf"{START}\n(.*?)\n{END}", re.DOTALL)
ID = re.compile(r'\sid="([^"]+)"')
ANCHORS = "mkdocs_extract_anchors"
"""What gathers the ids of a page for MkDocs, which then looks for dead links to them."""
AFTER_TIDYING = 28
"""The priority: Markdown tidies line ends at 30, and reads code blocks and HTML from 25 on."""


def as_block(html: str) -> str:
    """Finished HTML as a block of a page's Markdown; text in it must be escaped."""
    return f"{START}\n{html.strip()}\n{END}\n"


class Blocks(Extension):
    """Puts the marked HTML into the page as it is."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Join a Markdown parser."""
        md.preprocessors.register(_Store(md), "competency-handbook-blocks", AFTER_TIDYING)


class _Store(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines, with each marked block kept by the parser for later."""

        def stored(match: re.Match[str]) -> str:
            self._tell_ids(match[1])
            return f"\n{self.md.htmlStash.store(match[1])}\n"

        return MARKED.sub(stored, "\n".join(lines)).split("\n")

    def _tell_ids(self, html: str) -> None:
        """Let MkDocs, which looks for ids in what the parser reads, know those of a block."""
        if ANCHORS in self.md.treeprocessors:
            anchors = self.md.treeprocessors[ANCHORS]
            anchors.present_anchor_ids.update(ID.findall(html))  # type: ignore[attr-defined]  # MkDocs' own


def makeExtension(**settings: object) -> Blocks:
    """What Python-Markdown looks for."""
    return Blocks(**settings)
