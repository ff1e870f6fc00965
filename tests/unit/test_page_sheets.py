"""A page's own file of our style sheets."""

from __future__ import annotations

import re
from pathlib import Path

from competency_handbook.site.assets import hash_names, join_style_sheets
from competency_handbook.site.page_sheets import PageSheets, squeezed

SHEETS = {
    "assets/css/site/lists.css": ".chb-list { color: red }",
    "assets/css/site/comparison.css": ".chb-table, .chb-list { color: blue }",
    "assets/css/self-check/check.css": ".chb-anchor, .chb-blank { color: green }",
    "assets/css/my-pages/plan.css": "chb-my-plan, .chb-blank { color: black }",
    "assets/css/theme/print.css": "/* Paper. */\n@media print {\n  .chb-anchor { color: white }\n}",
}


def built(folder: Path) -> tuple[PageSheets, str]:
    """A site with these style sheets joined, and the name of what they are joined to."""
    contents = {name: text.encode() for name, text in SHEETS.items()}
    listed, assets = join_style_sheets([*SHEETS], contents, lambda name: True)
    names, hashed = hash_names(assets)
    for name, content in hashed.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    [joined] = listed
    return PageSheets(folder), names[joined]


def colors_of(folder: Path, html: str) -> list[str]:
    """The colors that a page has at its disposal, in their order."""
    [link] = re.findall(r'href="\.\./(.*?)"', html)
    return re.findall(r"color:(\w+)", (folder / link).read_text("utf-8"))


def page(joined: str, inside: str) -> str:
    return f'<link rel="stylesheet" href="../{joined}"><p class="{inside}">x</p>'


def test_a_page_loads_what_every_page_has_and_what_it_names_in_the_listed_order(
    tmp_path: Path,
) -> None:
    sheets, joined = built(tmp_path)
    for inside, colors in {
        "": ["red", "white"],
        "chb-list": ["red", "white"],
        "chb-table": ["red", "blue", "white"],
        "chb-tables chb-blank": ["red", "white"],
    }.items():
        assert colors_of(tmp_path, sheets.linked_in(page(joined, inside))) == colors


def test_what_two_features_style_tells_of_neither_and_a_feature_brings_what_it_builds_on(
    tmp_path: Path,
) -> None:
    sheets, joined = built(tmp_path)
    html = sheets.linked_in(page(joined, "") + "<chb-my-plan></chb-my-plan>")
    assert colors_of(tmp_path, html) == ["red", "green", "black", "white"]


def test_pages_that_use_the_same_share_a_file_and_the_whole_is_gone(tmp_path: Path) -> None:
    sheets, joined = built(tmp_path)
    one, other = (sheets.linked_in(page(joined, inside)) for inside in ("chb-list", "chb-x"))
    assert re.findall('href="(.*?)"', one) == re.findall('href="(.*?)"', other)
    sheets.drop_whole()
    left = [path.name for path in (tmp_path / "assets" / "css").glob("pages-1.*")]
    assert len(left) == 1 and left[0] in one and left[0] not in joined


def test_a_cut_down_file_has_no_comments_nor_spaces_but_those_that_mean_something() -> None:
    css = (
        'a :is(b, c) > d { content: "/* \\" ;  */"; }\n/* Why\n so. */\n  e {\n --x: 1px  2px;\n}\n'
    )
    assert squeezed(css) == 'a :is(b,c) > d{content:"/* \\" ;  */"}e{--x:1px 2px}'
    assert squeezed("@media screen and (width > 1px) {\n  a { width: calc(1px + 2px) }\n}") == (
        "@media screen and (width > 1px){a{width:calc(1px + 2px)}}"
    )
