"""Headings in any script get ids from their words; those that had them keep theirs."""

from __future__ import annotations

import pytest
from markdown import Markdown

from competency_handbook.site.page_markdown import OUR_EXTENSIONS


def html_of(markdown: str, **toc: object) -> str:
    parser = Markdown(extensions=["toc", *OUR_EXTENSIONS], extension_configs={"toc": toc})
    return parser.convert(markdown)


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("Первый раздел", "первый-раздел"),
        ("第二章 支持", "第二章-支持"),
        ("हिंदी में", "हिंदी-में"),
        ("القسم الأول", "القسم-الأول"),
        ("План Plan 2", "план-plan-2"),
        ("Straße", "straße"),
        ("What’s next? (2.01)", "whats-next-201"),
        ("Évaluación", "evaluacion"),
        ("žlutý ½ ™", "zluty-12-tm"),
        ("…", "_1"),
    ],
)
def test_a_heading_has_an_id_of_its_words(heading: str, id: str) -> None:
    assert html_of(f"## {heading}") == f'<h2 id="{id}">{heading}</h2>'


def test_a_way_of_making_ids_that_somebody_chose_stays() -> None:
    html = html_of("## Раздел", slugify=lambda words, separator: "chosen")
    assert html == '<h2 id="chosen">Раздел</h2>'


def test_without_a_table_of_contents_there_are_no_ids() -> None:
    assert Markdown(extensions=OUR_EXTENSIONS).convert("## Раздел") == "<h2>Раздел</h2>"
