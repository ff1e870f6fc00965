"""Vignettes: a page each, so that a link leads to exactly one, and the lines that lead to them."""

from __future__ import annotations

from dataclasses import replace

from ..model import Kind, Shown, Vignette
from ..render import (
    Page,
    entry_of,
    heading,
    is_mostly_ours,
    render_citations,
    render_list,
)


def render_vignette(page: Page, id: str) -> str:
    """A vignette as Markdown. Raises KeyError where the handbook has no such vignette."""
    vignette, t = page.catalog.vignettes[id], page.catalog.messages
    page = replace(page, is_ours=vignette.own or is_mostly_ours(vignette))
    scene = page.fill(
        "vignette.html",
        id=id,
        vignette=vignette,
        bears_on=page.see(vignette.bears_on),
        rows=page.see(vignette.rows),
        see=page.see(vignette.see),
        go=page.here.go(id),
    )
    eyebrow = page.fill("eyebrow.html", text=t("vignette.kind"))
    return heading(1, vignette.title, id) + eyebrow + scene + render_citations(page, vignette)


def render_vignettes(page: Page) -> str:
    """Every vignette with what it is about, and what it shows."""
    vignettes = page.catalog.vignettes.items()
    return render_list(page, (entry_of(page, id, it, _facts(page, it)) for id, it in vignettes))


def _facts(page: Page, vignette: Vignette) -> list[str]:
    """What a vignette bears on, as its list names it."""
    return [page.catalog.title_of(id) for id in vignette.bears_on]


VIGNETTE = Kind(
    "vignette",
    Vignette,
    "vignettes",
    own_pdf=True,
    shown=(
        Shown(
            "scenes",
            "vignette",
            render_vignette,
            list_macro="vignettes",
            list_view=render_vignettes,
            order=35,
            toc=False,
            section="nav.scenes",
        ),
    ),
)
