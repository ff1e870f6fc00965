"""What WeasyPrint leaves out of a PDF, added to what it is about to write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import pydyf
from weasyprint import Document

from .fields import PRINTED, complete_form
from .numbering import PageLabels
from .structure import Origins, complete_tags

POINT = 0.75
"""The points of one of WeasyPrint's units, which are a style sheet's pixels."""
FORM_FACTS = "CompetencyHandbook"
"""The key of the document's information that says whose form it is; `answers.py` reads it."""


@dataclass(frozen=True)
class Finisher:
    """What is known of a document beside its pages. `facts` are empty where it is no form."""

    origins: Origins
    labels: PageLabels
    cover_label: str
    facts: dict[str, object]
    zoom: float = 1
    ink: str = "0.1 0.14 0.16"

    def __call__(self, layout: Document, pdf: pydyf.PDF) -> None:
        """Complete the PDF of a layout."""
        describe_links(layout)
        complete_form(layout, pdf, self.ink, self.zoom)
        complete_tags(pdf, self.origins)
        place_figures(pdf, POINT * self.zoom)
        pdf.catalog["PageLabels"] = label_pages(self.labels, self.cover_label)
        pdf.catalog["PageMode"] = "/UseOutlines"
        metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        metadata.compress = False  # PDF/A asks for it, and programs that know no PDF find it
        if "AF" in pdf.catalog:  # each attachment stands there twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        if self.facts:
            pdf.info[FORM_FACTS] = pydyf.String(json.dumps(self.facts, separators=(",", ":")))


def place_figures(pdf: pydyf.PDF, scale: float) -> None:
    """Say where pictures stand from the page's lower left corner; WeasyPrint says it from above.

    `scale` is how many points one of WeasyPrint's own units has.
    """
    tags = (found for found in pdf.objects if isinstance(found, pydyf.Dictionary))
    for figure in [tag for tag in tags if tag.get("S") == "/Figure"]:
        page = pdf.objects[int(figure["Pg"].split()[0])]
        height = page["MediaBox"][3]
        left, top, right, bottom = (side * scale for side in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def describe_links(layout: Document) -> None:
    """Describe links by their words, not by their targets; none is for the screen alone."""
    for page in layout.pages:
        for *_, box in page.links:
            words = " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(words)
            box.link_annotation["F"] = PRINTED


def label_pages(labels: PageLabels, cover: str) -> pydyf.Dictionary:
    """The labels that a reader of the PDF shows beside its pages."""
    ranges: Sequence[tuple[int, dict[str, object]]] = (
        (0, {"P": pydyf.String(cover)}),
        (labels.covers, {"S": "/r"}),
        (labels.covers + labels.front, {"S": "/D"}),
    )
    counts = (labels.covers, labels.front, 1)
    nums = pydyf.Array()
    for (start, style), count in zip(ranges, counts, strict=True):
        if count:
            nums.extend((start, pydyf.Dictionary(style)))
    return pydyf.Dictionary({"Nums": nums})
