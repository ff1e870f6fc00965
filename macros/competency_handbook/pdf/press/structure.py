"""The tags of a PDF as a reader who listens needs them, on top of those that WeasyPrint makes.

WeasyPrint tags each page by itself: a paragraph that goes on over a page becomes two, a table
begins anew with its head. Here the pieces become one again; heads repeated and what stands in
the margins become artifacts, which nobody reads out; headers say what they head.

This leans on insides of WeasyPrint 70, whose version is pinned. A test reads the outcome.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from lxml.etree import _Element
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags as weasyprint_tags

Tag = pydyf.Dictionary
Artifact = dict[str, str]
HEADER, FOOTER = ({"Type": "/Pagination", "Subtype": kind} for kind in ("/Header", "/Footer"))
REPEATED = {"Type": "/Pagination"}
"""What an artifact is: PDF/UA wants running heads and feet told apart (ISO 14289-1, 7.8)."""
PAGE_REFERENCES = "page_references"
"""A property of `pydyf.PDF`, which counts all pages anew each time."""
SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


@dataclass
class Origins:
    """What the tags of a PDF were made of, as it was written."""

    element: dict[bytes, _Element | None] = field(default_factory=dict)
    """The HTML element of a tag, by the reference to the tag."""
    margins: dict[int, dict[int, Artifact]] = field(default_factory=lambda: defaultdict(dict))
    """The marks of what stands in the margins, by page, each with the kind of artifact it is."""


@contextmanager
def kept_origins() -> Iterator[Origins]:
    """Note, while a PDF is written, what each of its tags is made of.

    References to pages are counted once, not for each tag, which takes a third of the time.
    """
    origins = Origins()
    build: Callable[..., Iterator[Tag]] = weasyprint_tags._build_box_tree
    references = vars(pydyf.PDF)[PAGE_REFERENCES]
    counted: dict[int, tuple[bytes, ...]] = {}

    def noting(
        box: Any, parent: Tag, pdf: pydyf.PDF, page: int, nums: dict[int, bytes], *more: object
    ) -> Iterator[Tag]:
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        before = set(nums) if isinstance(box, boxes.MarginBox) else None
        for tag in build(box, parent, pdf, page, nums, *more):
            origins.element.setdefault(tag.reference, box.element)
            yield tag
        if before is not None:
            kind = HEADER if box.at_keyword.startswith("@top") else FOOTER
            origins.margins[page] |= dict.fromkeys(set(nums) - before, kind)

    def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        if count not in counted:
            counted[count] = references.fget(pdf)
        return counted[count]

    weasyprint_tags._build_box_tree = noting
    setattr(pydyf.PDF, PAGE_REFERENCES, property(page_references))
    try:
        yield origins
    finally:
        weasyprint_tags._build_box_tree = build
        setattr(pydyf.PDF, PAGE_REFERENCES, references)


def complete_tags(pdf: pydyf.PDF, origins: Origins) -> None:
    """Join what pages split, drop what they repeat, and say scopes and languages."""
    Structure(pdf, origins).complete()


class Structure:
    """The tags of one PDF, while they are changed."""

    def __init__(self, pdf: pydyf.PDF, origins: Origins) -> None:
        self._pdf, self._origins = pdf, origins
        self._pages = {reference: n for n, reference in enumerate(pdf.page_references)}
        root = self._object(pdf.catalog["StructTreeRoot"])
        self._document: Tag = self._object(root["K"][0])
        nums = self._object(root["ParentTree"])["Nums"]
        self._parents: dict[int, Any] = dict(zip(nums[::2], nums[1::2], strict=True))
        self._nums = nums
        self._joined: dict[bytes, bytes] = {}
        self._artifacts: dict[int, dict[int, Artifact]] = defaultdict(dict)

    def complete(self) -> None:
        """Do everything, once."""
        for page, marks in self._origins.margins.items():
            for mark in marks:
                self._forget(self._parents[page][mark])
            self._artifacts[page] |= marks
        self._join_neighbors(self._document)
        self._say_more(self._document)
        self._write_artifacts()
        self._write_parents()

    # Pieces

    def _join_neighbors(self, parent: Tag) -> None:
        """Join the kids of a tag that are pieces of one element."""
        kept: list[Any] = []
        for kid in parent["K"]:
            if kept and self._goes_on(kept[-1], kid):
                self._join(self._object(kept[-1]), self._object(kid))
            else:
                kept.append(kid)
        parent["K"][:] = kept

    def _goes_on(self, first: Any, second: Any) -> bool:
        """Whether two kids are pieces of one element: of a link, or on different pages."""
        one, other = self._tag(first), self._tag(second)
        if one is None or other is None or one["S"] != other["S"] or "Pg" not in one:
            return False
        origin = self._origins.element.get(one.reference)
        same = origin is not None and origin is self._origins.element.get(other.reference)
        return same and (one["S"] == "/Link" or self._last_page(one) != other["Pg"])

    def _last_page(self, tag: Tag) -> bytes:
        """The page on which what a tag holds ends."""
        kids = tag["K"]
        last = self._object(kids[-1]) if kids and not isinstance(kids[-1], int) else tag
        if last is not tag and last.get("Type") == "/StructElem" and "Pg" in last:
            return self._last_page(last)
        page: bytes = last["Pg"] if "Pg" in last else tag["Pg"]
        return page

    def _join(self, first: Tag, second: Tag) -> None:
        """Give the first tag what the second holds."""
        self._joined[second.reference] = first.reference
        kids = list(second["K"])
        head = self._tag(kids[0]) if kids else None
        if first["S"] == "/Table" and head is not None and head["S"] == "/THead":
            self._drop(kids.pop(0))
        if first["K"] and kids and self._goes_on(first["K"][-1], kids[0]):
            self._join(self._object(first["K"][-1]), self._object(kids.pop(0)))
        for kid in kids:
            begun = self._begun_in(first, kid)
            if begun is not None:
                self._join(begun, self._object(kid))
                continue
            if isinstance(kid, int):
                mark = Tag({"Type": "/MCR", "Pg": second["Pg"], "MCID": kid})
                self._pdf.add_object(mark)
                kid = mark.reference
            elif tag := self._tag(kid):
                tag["P"] = first.reference
            first["K"].append(kid)
        second.clear()

    def _begun_in(self, row: Tag, kid: Any) -> Tag | None:
        """The cell of a row that is higher than a page, of which `kid` is the next piece."""
        cells = row["K"] if row["S"] == "/TR" else ()
        return next((self._object(cell) for cell in cells if self._goes_on(cell, kid)), None)

    def _drop(self, kid: Any) -> None:
        """Leave out a tag with everything in it: its text becomes an artifact."""
        tag = self._tag(kid)
        if tag is None:
            return
        page = self._pages[tag["Pg"]]
        for part in tag["K"]:
            if isinstance(part, int):
                self._artifacts[page][part] = REPEATED
            else:
                self._drop(part)
        tag.clear()

    def _forget(self, reference: bytes) -> None:
        """Empty a tag that leads nowhere, and those above it that do not either."""
        tag = self._object(reference)
        if tag and tag is not self._document:
            above = tag.get("P")
            tag.clear()
            if above:
                self._forget(above)

    # What is said of them

    def _say_more(self, tag: Tag, in_head: bool = False) -> None:
        """Join links that lines split; say scopes and languages, from `tag` downwards."""
        self._join_neighbors(tag)
        origin = self._origins.element.get(tag.reference)
        if origin is not None and origin.get("lang"):
            tag["Lang"] = pydyf.String(origin.get("lang"))
        if tag["S"] in ("/TH", "/TD"):
            tag.pop("ID", None)
            tag["A"].pop("Headers", None)  # the scopes say it, and all heads are still there
        if tag["S"] == "/TH" and origin is not None:
            otherwise = "/Column" if in_head else "/Row"
            tag["A"]["Scope"] = SCOPES.get(origin.get("scope", ""), otherwise)
        kept = []
        for kid in tag["K"]:
            below = self._tag(kid)
            if below is not None:
                self._say_more(below, in_head or tag["S"] == "/THead")
                if below["S"] == "/Span" and not below["K"]:  # left at the end of a line
                    below.clear()
                    continue
            kept.append(kid)
        tag["K"][:] = kept

    # Writing

    def _write_artifacts(self) -> None:
        """Say in the pages themselves what is only decoration."""
        for page, marks in self._artifacts.items():
            stream = self._contents_of(page).stream
            for place, part in enumerate(stream):
                if isinstance(part, dict) and part.get("MCID") in marks:
                    kind = pydyf.Dictionary(marks[part["MCID"]])
                    stream[place - 1 : place + 2] = "/Artifact", kind, b"BDC"
            for mark in marks:
                self._parents[page][mark] = "null"

    def _write_parents(self) -> None:
        """Let marks and annotations lead to the tags that they have now."""
        for value in self._parents.values():
            if isinstance(value, list):
                value[:] = [self._now(reference) for reference in value]
        self._nums[1::2] = [
            value if isinstance(value, list) else self._now(value)
            for value in self._parents.values()
        ]

    def _now(self, reference: Any) -> Any:
        while reference in self._joined:
            reference = self._joined[reference]
        return reference

    def _contents_of(self, page: int) -> pydyf.Stream:
        contents: pydyf.Stream = self._object(
            self._object(self._pdf.page_references[page])["Contents"]
        )
        return contents

    def _object(self, reference: Any) -> Any:
        return self._pdf.objects[int(bytes(reference).split()[0])]

    def _tag(self, kid: Any) -> Tag | None:
        """The tag that a kid is; None where it is a mark or leads to an annotation."""
        if isinstance(kid, int):
            return None
        found = self._object(kid)
        return found if found.get("Type") == "/StructElem" else None
