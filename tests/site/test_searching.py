"""What the search finds is what Material's own reading of the pages would find."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html
from material.plugins.search import plugin as material_search

from competency_handbook.site.searching import Parser

OWN_PARSER = Parser.__mro__[1]
LEFT_OUT = ".//*[@data-search-exclude][not(self::h1 or self::h2 or self::h3 or self::h4)]"
PIECES = [
    "<h1 id='a'>A &amp; B</h1><p>5 &lt; 6 <em>and</em> <code>x</code></p>",
    "<p>before</p><h2 id='b'>B<a class='headerlink' href='#b'>¶</a></h2><ul><li>one</li></ul>",
    "<h2 id='c' data-search-exclude>Hidden</h2><p>hidden</p><h2 id='d'>Shown</h2><p>shown</p>",
    "<h1 id='e'>E</h1><p data-search-exclude>not this</p><p>this<br>and this</p>",
    "<h1 id='f'>F</h1><script>var no = '<p>';</script><style>p{}</style><!-- no --><p>yes</p>",
    "<h1 id='g'>مرحبا 👍</h1><div><div><h3 id='h'>Deep</h3><p>in</p></div><p>out</p></div>",
    "<h1 id='i'>I</h1><form><input type=radio><label>A label</label></form><pre>a\n  b</pre>",
    "",
]


def spaced(words: list[str]) -> str:
    """Words with all spacing the same."""
    return re.sub(r"\s+", " ", "".join(words)).strip()


def sections(parser: material_search.Parser, piece: str) -> list[tuple[str | None, str, str]]:
    """(anchor, title, text) of what may be found, spaced alike."""
    parser.feed(piece)
    parser.close()
    return [
        (
            section.id,
            *(re.sub(r"\s+", " ", "".join(s)).strip() for s in (section.title, section.text)),
        )
        for section in parser.data
        if not section.is_excluded()
    ]


def test_materials_plugin_uses_this_parser() -> None:
    import competency_handbook.site.engine  # noqa: F401

    assert material_search.Parser is Parser
    assert OWN_PARSER is not Parser


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_reads_as_by_materials_parser(piece: str) -> None:
    assert sections(Parser(), piece) == sections(OWN_PARSER(), piece)


def test_every_page_reads_as_by_materials_parser(built_site: Path) -> None:
    pages = [page for page in built_site.rglob("*.html") if "go" not in page.parts]
    assert len(pages) > 20
    for page in pages:
        for article in lxml_html.parse(page).iter("article"):
            read = sections(Parser(), lxml_html.tostring(article, encoding="unicode"))
            for element in article.xpath(LEFT_OUT):
                element.drop_tree()
            piece = lxml_html.tostring(article, encoding="unicode")
            assert read == sections(OWN_PARSER(), piece), page


def test_what_is_left_out_ends_with_its_own_end_tag() -> None:
    piece = "<h1 id='a'>A</h1><div data-search-exclude><div>no</div>nor<br>this</div><p>yes</p>"
    assert sections(Parser(), piece) == [(None, "A", "<p>yes</p>")]
