"""What the measuring of PDFs finds in them, and what it says of what is not installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest

from _pdf_facts import facts_of, lacking
from _pdf_tools import _has, how_to_install
from _typst import to_typst


def test_our_book_lacks_none_of_what_is_looked_for(built_site: Path) -> None:
    book = built_site / "downloads" / "handbook.pdf"
    facts = facts_of(book, before=book)
    assert lacking(facts) == []
    assert facts["language"] == "en"
    assert facts["contents numbers"] > 50


def test_an_empty_file_lacks_all_and_another_run_differs(tmp_path: Path) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path, count in zip(paths, (1, 2), strict=True):
        pdf = pikepdf.new()
        for _ in range(count):
            pdf.add_blank_page()
        pdf.save(path)
    facts = facts_of(*paths)
    assert facts.pop("pages") == 1
    assert lacking(facts) == [
        "tags", "language", "form fields", "bookmarks", "page labels", "links inside",
        "contents numbers", "two runs the same",
    ]  # fmt: skip


def test_a_tool_that_is_not_there_is_named_with_how_to_install_it() -> None:
    assert _has(sys.executable, "weasyprint")
    assert not _has(sys.executable, "no-such-tool")
    assert "pip install mkdocs-material mkdocs-to-pdf typst\n" in how_to_install(
        ["mkdocs-to-pdf", "Chromium", "typst"]
    )


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ("<h2>Say “#set”</h2>", '#heading(level: 2, "Say “#set”")'),
        ('<div><p>One\n *two* \\ "x"</p></div>', '#"One *two* \\\\ \\"x\\""'),
        ("<ul><li><p>Entry</p></li></ul>", '- #"Entry"'),
        ("<table><tr><td>a</td><td>b</td></tr></table>", '#table(columns: 2, "a", "b")'),
    ],
)
def test_words_keep_no_meaning_in_typst(markup: str, source: str) -> None:
    made = to_typst(f'<html lang="en"><title>T</title><body>{markup}</body></html>')
    assert made.startswith('#set document(title: "T")\n#set text(lang: "en")\n')
    assert made.endswith(f"#outline()\n{source}\n")
