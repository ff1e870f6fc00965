"""A kind of data that only the tests have: all that one takes, in one module and one template."""

from __future__ import annotations

from typing import Annotated

from competency_handbook.model import (
    Answered,
    Attributed,
    Competency,
    Id,
    Kind,
    Listed,
    RefersTo,
    Shown,
    Text,
)
from competency_handbook.render import Page, entry_of, heading, render_citations, render_list


class Question(Answered, Attributed):
    """A question that a drill ends with."""

    text: Text

    @property
    def asked(self) -> str:
        """The question."""
        return self.text


class Drill(Listed):
    """Something to practice. Its id is its file's name."""

    trains: tuple[Annotated[Id, RefersTo(Competency, "competency")], ...]
    questions: tuple[Question, ...]


def render_drill(page: Page, id: str) -> str:
    """A drill as Markdown. Raises KeyError where there is none such."""
    drill = page.catalog.of(Drill)[id]
    return (
        heading(1, drill.title, id)
        + page.fill("drill.html", drill=drill)
        + render_citations(page, drill)
    )


def render_drills(page: Page) -> str:
    """Every drill with what it is for."""
    return render_list(page, (entry_of(page, *drill) for drill in page.catalog.of(Drill).items()))


KINDS = (
    Kind(
        "drill",
        Drill,
        "drills",
        templates=__name__,
        own_pdf=True,
        book_list="drill.section",
        shown=(
            Shown(
                "drills",
                "drill",
                render_drill,
                list_macro="drills",
                list_view=render_drills,
                section="drill.section",
            ),
        ),
    ),
)
