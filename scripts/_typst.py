"""The book's words as Typst's markup: headings, paragraphs, lists and tables, and a contents.

Typst reads no HTML and no style sheets, so what it sets is its own plain look of the same words.
"""

from collections.abc import Iterator

import lxml.html
from lxml.html import HtmlElement

LEAVES = ("p", "dt", "dd", "li", "blockquote", "legend", "label", "pre")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BEFORE = """#set document(title: {title})
#set text(lang: {language})
#set page(paper: "us-letter", numbering: "1")
#outline()
"""


def to_typst(text: str) -> str:
    """The source of a document that has the same words."""
    document = lxml.html.document_fromstring(text)
    title = "".join(document.xpath("//title/text()"))
    before = BEFORE.format(title=_quoted(title), language=_quoted(document.get("lang", "en")))
    return before + "\n\n".join(_blocks(document.body)) + "\n"


def _blocks(element: HtmlElement) -> Iterator[str]:
    """The blocks in an element. What stands in a list's entry is one paragraph of it."""
    for child in element.iterchildren("*"):
        words = _quoted(" ".join(child.text_content().split()))
        if child.tag in HEADINGS:
            yield f"#heading(level: {child.tag[1]}, {words})"
        elif child.tag == "table":
            yield _table(child)
        elif child.tag == "li" and words != '""':
            yield f"- #{words}"
        elif child.tag in LEAVES and child.find(".//p") is None:
            yield f"#{words}"
        else:
            yield from _blocks(child)


def _table(table: HtmlElement) -> str:
    rows = [list(row) for row in table.iter("tr")]
    columns = max((len(row) for row in rows), default=1)
    cells = [_quoted(" ".join(cell.text_content().split())) for row in rows for cell in row]
    return f"#table(columns: {columns}, {', '.join(cells)})"


def _quoted(words: str) -> str:
    """Words as a string of Typst, in which no sign has a meaning."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
