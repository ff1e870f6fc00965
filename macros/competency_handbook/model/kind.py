"""What a kind of data is: declared once, and everything else follows from the declaration.

The declarations stand in the room `kinds`, above the views that they name; what lies between
receives them as a value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .base import Identified, Listed, Model, Work
from .division import Division
from .framework import Domain, Framework

View = Callable[..., str]
"""What a macro calls: the page in hand and the ids that it was given → Markdown."""


class Saying(Protocol):
    """What gives the words of the interface, such as the messages."""

    def __call__(self, key: str, **values: object) -> str: ...


Wording = Callable[[Saying, Any, Any], str]
"""Words of a page: from the messages, the work, and the work again or the division it shows."""


@dataclass(frozen=True)
class Shown:
    """One way of showing works: a page for each, and where a work is split, one for each part."""

    folder: str
    """Of the pages, below content/; its `index.md` lists them."""
    macro: str
    view: View
    part_macro: str = ""
    """What shows a division of a work; in a way without, a work is one page."""
    part_view: View | None = None
    list_macro: str = ""
    list_view: View | None = None
    title: Wording = lambda t, work, part: name_of(t, part)
    description: Wording = lambda t, work, part: summary_of(part) or name_of(t, part)
    nav_title: Wording = lambda t, work, part: ""
    """What the navigation says, where the heading above it says the rest."""
    boost: float = 1
    """What the rank of its search results is multiplied by."""
    toc: bool = True
    """Whether the theme lists the page's headings beside it."""
    order: int = 100
    """Its place in the order of reading."""
    applies: Callable[[Any, Any], bool] = lambda catalog, work: True
    """Whether a work of a catalog is shown in this way."""
    in_print: bool = True
    """Whether PDFs have these pages. A field stands in a PDF once, so its second page stays out."""
    ends_book: bool = False
    """Whether the book has these pages at its end, as what is torn out or cut."""
    door: str = ""
    """The message of its door on the first page, below `home.`; none without."""
    purpose: str = ""
    """The message that describes its index page where nobody wrote one; its heading without."""
    section: str = ""
    """The message that heads its index page where nobody wrote one; none is made without."""


@dataclass(frozen=True)
class Kind:
    """A kind of data: files of one model, and what is made of them."""

    name: str
    """One of them, as its schema's file is named."""
    model: type[Model]
    data: str
    """The folder of its files below data/, or its one file's name without the ending."""
    entries: str = ""
    """Of one file: the key of its list, whose entries are the items."""
    shown: tuple[Shown, ...] = ()
    """The ways of showing its works. An item's own address is in the first."""
    on_page: str = ""
    """The page that all of its items stand on, where they have none of their own."""
    macro: str = ""
    view: View | None = None
    """What that page calls."""
    templates: str = "competency_handbook.kinds"
    """The package whose folder `templates` has those of its views."""
    own_pdf: bool = False
    book_list: str = ""
    """The message that heads the list of its works in the book; no list without."""
    by_language: bool = False
    """Whether each language has a file of its own in the place of a translation."""
    is_translated: bool = True
    """Whether another language has its words, each by the id of what says it."""
    more_ids: Callable[[Any], Mapping[str, Model]] = lambda content: {}
    """What is no item by itself, such as cells, in a work or a part with its own page, by its id:
    that of an item, two hyphens, and what tells it from the item's others."""
    divide: Callable[[Any, Any, str], Division] | None = None
    """The pages of a work: the catalog, the work and its id → its first; None: each is one page."""
    order: Callable[[Any], int] = lambda work: work.order if isinstance(work, Listed) else 0
    """What its works are sorted by; those of the same stand by their ids."""

    def items_of(self, content: Model) -> tuple[Identified, ...]:
        """The items that a file of entries lists, in its order; none of a work."""
        entries = getattr(content, self.entries) if self.entries else ()
        return tuple(entry for entry in entries if isinstance(entry, Identified))


def name_of(t: Saying, part: Work | Division) -> str:
    """What a work or a division of one is called, its code before it where it has one."""
    if isinstance(part, Work):
        return part.title
    branch = part.branch
    name = branch.full_title if isinstance(branch, Domain) else branch.title
    if not part.is_run:
        return name
    if isinstance(branch, Framework) and branch.short_title:
        name = branch.short_title
    first, last = part.ends
    if first == last:
        return t("framework.run_of_one", title=name, first=first)
    return t("framework.run", title=name, first=first, last=last)


def summary_of(part: Work | Division) -> str:
    """What a work or a division of one says of itself in a few words; empty where it does not."""
    told = part.domain if isinstance(part, Division) else part
    return told.summary or "" if isinstance(told, Domain | Listed) else ""
