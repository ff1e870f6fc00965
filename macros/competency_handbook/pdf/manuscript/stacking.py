"""A table too wide for a page: each row becomes a block, with the name of a column per line.

What stands small at the foot of a cell, such as its citations, has a column of its own beside it.
"""

from __future__ import annotations

import lxml.html
from lxml.html import HtmlElement

from .paper import add_class, having

TOO_WIDE = 6
"""From so many columns on, cells would be narrower than a line can be read."""
DRAWN = "chb-drawn"
"""A table that is a picture: its cells hold so few words that any number has room."""


def stack_tables(article: HtmlElement, too_wide: int = TOO_WIDE) -> None:
    """Stack every table of so many columns or more; cells that say nothing are left out."""
    for table in list(article.iter("table")):
        rows = list(table.iter("tr"))
        if rows and len(rows[0]) >= too_wide and DRAWN not in table.get("class", "").split():
            _stack(table, rows)


def _stack(table: HtmlElement, rows: list[HtmlElement]) -> None:
    labels = [" ".join(cell.text_content().split()) for cell in rows[0]]
    for part in list(table):
        table.remove(part)
    add_class(table, "chb-book-stacked")
    for row in rows[1:]:
        body = lxml.html.Element("tbody")
        first, *cells = row
        if first.tag == "th" or first.text_content().strip():
            body.append(_headed(row, first))
        elif row.get("id"):
            body.set("id", row.get("id"))
        for label, cell in zip(labels[1:], cells, strict=False):
            if "chb-nothing" not in cell.get("class", "") and cell.text_content().strip():
                body.append(_line(label, cell))
        table.append(body)


def _headed(row: HtmlElement, first: HtmlElement) -> HtmlElement:
    """The line that names a row of the wide table."""
    head = lxml.html.Element("tr", {"class": "chb-book-aspect"})
    if row.get("id"):
        head.set("id", row.get("id"))
    first.tag = "th"
    first.set("colspan", "2")
    first.set("scope", "rowgroup")
    head.extend((first, lxml.html.Element("td")))
    return head


def _line(label: str, cell: HtmlElement) -> HtmlElement:
    """One cell of the wide table, behind the name of its column."""
    line, name = lxml.html.Element("tr"), lxml.html.Element("th", {"scope": "row"})
    name.text = label
    beside = lxml.html.Element("td")
    foot: list[HtmlElement] = cell.xpath(having("chb-cell-foot"))
    beside.extend(foot)
    line.extend((name, cell, beside))
    cell.tag = "td"
    return line
