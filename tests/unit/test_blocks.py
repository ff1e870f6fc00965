"""HTML between marks passes the Markdown parser by; everything around it is Markdown."""

from types import SimpleNamespace

import pytest
from markdown import Markdown

from competency_handbook.render.blocks import as_block
from competency_handbook.site.page_markdown import OUR_EXTENSIONS

OTHERS = ["attr_list", "md_in_html", "tables", "toc"]


def shown(markdown: str) -> str:
    """The HTML of a page's Markdown."""
    return Markdown(extensions=[*OTHERS, *OUR_EXTENSIONS]).convert(markdown)


@pytest.mark.parametrize(
    "html",
    [
        "<p>5 < 6 & *no* emphasis, **none**, no [link](x)</p>",
        "<div>\n\n# No heading\n\n    no code\n\n</div>",
        '<div markdown="1">\n- no list\n</div>',
        "<table><tr><td>| no | row |</td></tr></table>",
        "<p>unclosed <b>tags <i>stay",
        "<p>one line</p>",
        "<!-- a comment -->",
    ],
)
def test_a_block_stands_in_the_page_as_it_is(html: str) -> None:
    assert shown(f"# Title\n\n{as_block(html)}\n*After*") == (
        f'<h1 id="title">Title</h1>\n{html}\n<p><em>After</em></p>'
    )


def test_blocks_and_headings_keep_their_order() -> None:
    markdown = (
        f"{as_block('<p>1</p>')}\n## Two {{ #two }}\n\n{as_block('<p>3</p>')}{as_block('<p>4</p>')}"
    )
    assert shown(markdown) == '<p>1</p>\n<h2 id="two">Two</h2>\n<p>3</p>\n<p>4</p>'


def test_marks_that_do_not_pair_are_comments() -> None:
    assert shown("<!--block-->\n\n*Words*") == "<!--block-->\n\n<p><em>Words</em></p>"


def test_the_ids_of_a_block_are_told_to_mkdocs_for_its_check_of_links():
    parser = Markdown(extensions=OUR_EXTENSIONS)
    gathered = SimpleNamespace(present_anchor_ids=set(), run=lambda root: None)
    parser.treeprocessors.register(gathered, "mkdocs_extract_anchors", 5)
    parser.convert(as_block('<ul><li id="an-indicator" class="x">One</li></ul>'))
    assert gathered.present_anchor_ids == {"an-indicator"}
