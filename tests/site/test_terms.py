"""Terms of the glossary are marked where they first stand on a page, and only in its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring

from catalogs import open_catalog
from competency_handbook.catalog.addresses import Here
from competency_handbook.kinds import mark_terms
from competency_handbook.render import Page
from competency_handbook.site import Composition
from competency_handbook.site.finish import with_terms
from handbook import CATALOG

GLOSSARY = """\
terms:
  - id: term-pause
    term: pause
    synonyms: [silence, TOP]
    short: A time in which "nobody" speaks.
    own: true
  - id: term-study
    term: study
    expands: reading with care
    short: What takes time.
    own: true
  - id: term-search
    term: R&D
    synonyms: [ask & answer]
    short: Research.
    own: true
"""
TIP = "A time in which &#34;nobody&#34; speaks."
MARK = f'<a class="chb-term" href="../glossary/#term-pause" data-tip="{TIP}">'


@pytest.fixture
def page(small_data: Path) -> Page:
    (small_data / "glossary.yml").write_text(GLOSSARY, "utf-8")
    return Page(open_catalog(small_data), Here("guides/listening.md"))


def marked(page: Page, inside: str) -> str:
    """What becomes of an article that holds `inside`."""
    html = mark_terms(page, f"<nav>pause</nav><article>{inside}</article><p>pause</p>")
    start, end = html.index("<article>"), html.index("</article>")
    assert html[:start] == "<nav>pause</nav>"
    assert html[end:] == "</article><p>pause</p>"
    return html[start + len("<article>") : end]


def test_the_first_place_in_the_text_leads_to_the_entry(page: Page):
    here = MARK.replace("../glossary", "../../glossary")
    assert marked(page, "<p>A pause, a pause.</p>") == f"<p>A {here}pause</a>, a pause.</p>"


@pytest.mark.parametrize("form", ["pause", "Pauses", "silence", "Silences", "TOP"])
def test_a_term_is_known_by_its_plural_its_synonyms_and_a_large_letter(page: Page, form: str):
    assert f">{form}</a>" in marked(page, f"<p>{form} and pause</p>")
    assert marked(page, f"<p>{form} and pause</p>").count("chb-term") == 1


@pytest.mark.parametrize("form", ["R&amp;D", "Ask &amp; answer"])
def test_a_term_with_a_mark_that_html_escapes_is_known(page: Page, form: str):
    assert f">{form}</a> and" in marked(page, f"<p>{form} and R&amp;D</p>")


def test_a_plural_in_ies_is_known_and_a_full_name_comes_first(page: Page):
    text = marked(page, "<p>Two Studies</p>")
    assert 'data-tip="reading with care. What takes time.">Studies</a>' in text


@pytest.mark.parametrize(
    "other", ["menopause", "pause-like", "top", "TOPS", "study_room", "&pause;", "a.org/pause"]
)
def test_part_of_a_word_is_no_term(page: Page, other: str):
    assert "chb-term" not in marked(page, f"<p>{other}</p>")


@pytest.mark.parametrize(
    "closed",
    [
        "<h2>pause</h2>",
        '<a href="#x">a <i>pause</i></a>',
        "<label>pause <input></label>",
        "<legend><span>How</span> pause</legend>",
        "<button>pause</button>",
        '<p class="x chb-label">pause</p>',
        '<div class="chb-citations"><p>one</p>pause</div>',
        "<pre><code>x</code> pause</pre>",
        '<script type="application/json">"pause"</script>',
    ],
)
def test_names_links_and_code_stay_as_they_are(page: Page, closed: str):
    text = marked(page, f"{closed}<p>pause</p>")
    assert text.startswith(closed)
    assert text.count("chb-term") == 1, "the text after it is open again"


def test_a_page_without_an_article_stays_as_it_is(page: Page):
    assert mark_terms(page, "<main>pause</main>") == "<main>pause</main>"


# The shipped handbook


@pytest.mark.parametrize(
    ("path", "term"),
    [
        ("index.html", "term-mentor"),
        ("sources/index.html", "term-indicator"),
        ("worksheets/index.html", "term-client"),
        ("worksheets/coaching-notes/index.html", "term-coach"),
        ("self-assessment/index.html", "term-framework"),
        ("guides/choosing-help/index.html", "term-coaching"),
        ("compare/where-the-sources-differ/index.html", "term-mentoring"),
    ],
)
def test_pages_of_every_kind_mark_their_terms(built_site: Path, path: str, term: str):
    [link] = marks(built_site / path, term)
    assert link.get("data-tip")


def test_the_glossary_and_the_page_for_what_is_not_there_mark_none(built_site: Path):
    for name in ("glossary/index.html", "404.html"):
        assert "chb-term" not in (built_site / name).read_text("utf-8").replace("chb-term-", "")


def marks(path: Path, term: str) -> list[HtmlElement]:
    """The links of a page's marks that lead to a term."""
    parsed = document_fromstring(path.read_text("utf-8"))
    return parsed.xpath("//a[@class='chb-term'][substring-after(@href, '#') = $term]", term=term)


@pytest.mark.parametrize(
    ("name", "is_marked"),
    [
        ("frameworks/listening/index.html", False),
        ("self-assessment/listening/index.html", False),
        ("frameworks/index.html", True),
        ("index.html", True),
        ("glossary/index.html", False),
    ],
)
def test_a_framework_without_the_glossary_has_no_marks_on_its_pages(
    name: str, is_marked: bool, small_data: Path
) -> None:
    (small_data / "glossary.yml").write_text(GLOSSARY, "utf-8")
    framework = small_data / "frameworks" / "listening.yml"
    framework.write_text("glossary: false\n" + framework.read_text("utf-8"), "utf-8")
    composed = Composition(Path(), {"use_directory_urls": True}, open_catalog(small_data))
    html = with_terms("<article><p>A pause</p></article>", name, composed)
    assert ("chb-term" in html) == is_marked


def test_what_an_article_says_of_itself_is_no_text() -> None:
    html = '<article data-search-place="Frameworks and coaching"><p>coaching</p></article>'
    marked = mark_terms(Page(CATALOG, Here("a/b.md")), html)
    assert marked.startswith('<article data-search-place="Frameworks and coaching"><p><a ')
