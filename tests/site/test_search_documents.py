"""What the search finds: each item, where it is read, and once."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import all_addresses, url_of
from competency_handbook.model import BuildFailed, Competency
from competency_handbook.render.text import inline
from competency_handbook.site import Composition
from competency_handbook.site.search_documents import read_page
from competency_handbook.site.searching import DOCUMENTS, search_scripts
from handbook import CATALOG, COMPETENCIES, SETTINGS
from searched import Searched, documents_of, handed_over
from site_pages import Pages

pytest_plugins = ["site_pages"]


@pytest.fixture(scope="module")
def documents(built_site: Path) -> list[Searched]:
    return documents_of(built_site)


def as_read(text: str) -> str:
    """Authored text as a reader sees it."""
    shown = fragment_fromstring(str(inline(text)), create_parent="div").text_content()
    return " ".join(shown.split())


@pytest.mark.parametrize("competency", COMPETENCIES, ids=lambda competency: competency.id)
def test_a_competency_is_found_where_it_is_read(competency: Competency, documents: list[Searched]):
    """By its title and code, its words, and the place in the source that it restates."""
    [found] = [document for document in documents if document.anchor == competency.id]
    assert found.page == url_of(all_addresses(CATALOG)[competency.id].page)
    assert found.title == as_read(competency.title)
    assert found.codes[0] == competency.code
    assert set(competency.cites) <= set(found.codes)
    text = " ".join(found.text.split())
    assert as_read(competency.statement) in text
    assert all(as_read(indicator.text) in text for indicator in competency.indicators)
    assert CATALOG.messages("site.copy_link") not in text
    assert found.words == ", ".join(competency.keywords)


def test_a_row_is_found_at_its_place_with_the_names_of_its_columns(documents: list[Searched]):
    for comparison in CATALOG.comparisons.values():
        labels = {column.id: column.label for column in comparison.columns}
        for row in comparison.rows:
            [found] = [document for document in documents if document.anchor == row.id]
            assert found.title == as_read(row.aspect)
            for column, cell in row.cells.items():
                assert f"{labels[column]}:" in found.text
                assert as_read(cell.text) in found.text
            assert CATALOG.messages("comparison.nothing") not in found.text


def test_a_check_is_not_found_a_second_time(documents: list[Searched]):
    checks = [document for document in documents if document.page.startswith("self-assessment/")]
    assert checks
    for document in checks:
        text = f"{document.title} {document.text} {document.form}"
        for competency in COMPETENCIES:
            assert competency.title not in text
            assert as_read(competency.statement) not in text
            assert as_read(competency.self_check) not in text


def test_every_document_leads_somewhere_and_has_a_place_of_its_own(
    documents: list[Searched], pages: Pages
):
    for document in documents:
        page = pages[document.page + "index.html"]
        assert not document.anchor or page.xpath("//*[@id=$id]", id=document.anchor)
    locations = [document.location for document in documents]
    assert len(locations) == len(set(locations))


def test_the_first_page_offers_its_questions(built_site: Path, pages: Pages):
    questions = handed_over(built_site)["questions"]
    links = pages["index.html"].xpath("//*[@class='chb-questions']//a")
    assert [address for _, address in questions] == [link.get("href") for link in links] != []
    assert all(words.endswith("?") for words, _ in questions)


def test_an_index_of_the_themes_own_is_neither_built_nor_asked_for(built_site: Path):
    assert not (built_site / "search").exists()


def page(inside: str, of_article: str = "") -> str:
    return f"<html><body><article{of_article}>{inside}</article></body></html>"


def read(inside: str, of_article: str = "") -> list[list[object]]:
    """(anchor, title, text) of what may be found in an article."""
    found = read_page(page(inside, of_article), "a/")
    return [[it.anchor, it.title, it.text] for it in found.documents] if found else []


def test_a_page_is_cut_at_headings_that_have_an_id() -> None:
    inside = "<h1 id=a>A &amp; B</h1><p>one<br>two</p><h2>No id</h2><p>three</p><h2 id=c>C</h2>"
    assert read(inside) == [["", "A & B", "one\ntwo\nNo id\nthree"], ["c", "C", ""]]


def test_what_is_left_out_ends_with_its_own_end_tag() -> None:
    inside = "<h1 id=a>A</h1><div data-search-exclude><div>no</div>nor<br>this</div><p>yes</p>"
    assert read(inside) == [["", "A", "yes"]]


def test_a_heading_that_is_left_out_takes_its_section_with_it() -> None:
    inside = "<h1 id=a>A</h1><h2 id=b data-search-exclude>B</h2><p>no</p><h2 id=c>C</h2><p>yes</p>"
    assert read(inside) == [["", "A", ""], ["c", "C", "yes"]]


def test_what_has_a_title_of_its_own_is_found_by_itself_and_no_longer() -> None:
    inside = "<h1 id=a>A</h1><p id=b data-search-title=B>in b</p><p>in a</p>"
    assert read(inside) == [["", "A", "in a"], ["b", "B", "in b"]]


def test_words_and_forms_find_and_are_not_shown() -> None:
    inside = "<h1 id=a>A</h1><p data-search-words>other words</p><form>Name <input></form>"
    found = read_page(page(inside, " data-search-words='more of them'"), "a/")
    assert found
    [document] = found.documents
    assert document.text == ""
    assert document.as_told()[2:4] == ["other words more of them", "Name"]


def test_codes_and_places_find_and_stand_in_no_excerpt() -> None:
    inside = (
        '<h1 id=a><span class="chb-code">3.1</span> A</h1><p>x<a class="chb-cite">S 3.1</a></p>'
    )
    found = read_page(page(inside), "a/")
    assert found
    [document] = found.documents
    assert (document.title, document.text, document.codes) == ("A", "x", ["3.1", "S 3.1"])


def test_what_a_rank_is_multiplied_by_is_a_number() -> None:
    with pytest.raises(BuildFailed, match=r"a/: in `search: \{boost: …\}` stands no number"):
        read_page(page("<h1>A</h1>", " data-search-boost=high"), "a/")


def test_a_synonym_may_lead_to_what_is_left_out_of_the_search(
    small_data: Path, tmp_path: Path
) -> None:
    synonyms = "synonyms:\n  - {typed: [hush], to: [listening, listening-waits]}\n"
    (small_data / "synonyms.yml").write_text(synonyms, "utf-8")
    settings = SETTINGS | {"use_directory_urls": True}
    composition = Composition(tmp_path, settings, open_catalog(small_data))
    inside = '<h1 id="listening">L</h1><h2 id="listening-waits" data-search-exclude>W</h2>'
    scripts = search_scripts({"frameworks/listening/index.html": page(inside)}, composition)
    assert '"typed":["hush"],"means":[],"to":[0]' in scripts[DOCUMENTS]


def test_a_page_may_stay_out_and_may_count_more() -> None:
    assert read("<h1>A</h1>", " data-search-exclude") == []
    inside = "<h1>A</h1><h2 id=b data-search-boost=0.5>B</h2>"
    found = read_page(page(inside, " data-search-boost=2 data-search-place='Over it'"), "a/")
    assert found
    assert [document.boost for document in found.documents] == [2, 1]
    assert found.place == "Over it"
