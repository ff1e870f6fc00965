"""Activities, sessions and printables: what their pages say, and what holds them together."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from catalogs import open_catalog
from competency_handbook.catalog import Catalog, Here
from competency_handbook.kinds.activity import render_activities, render_activity
from competency_handbook.kinds.printable import render_printable, render_printables
from competency_handbook.kinds.session import render_session
from competency_handbook.pdf.manuscript.pages import Entry, paper_last
from competency_handbook.reading.layers import package_layer
from competency_handbook.render import Page

EXAMPLE = package_layer() / "docs" / "example" / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the documentation's example, with a workshop, in a folder of one's own."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


@pytest.fixture
def catalog(data: Path) -> Catalog:
    return open_catalog(data)


def page_of(catalog: Catalog, folder: str, id: str) -> HtmlElement:
    view = {"activities": render_activity, "sessions": render_session}.get(folder, render_printable)
    markdown = view(Page(catalog, Here(f"{folder}/{id}.md")), id)
    return fragment_fromstring(markdown, create_parent="article")


def texts(page: HtmlElement, name: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.find_class(name)]


def rewrite(data: Path, name: str, old: str, new: str) -> None:
    text = (data / name).read_text("utf-8")
    assert old in text
    (data / name).write_text(text.replace(old, new), "utf-8")


def test_an_activity_says_when_each_step_begins_and_what_is_said_done_and_shown(
    catalog: Catalog,
) -> None:
    page = page_of(catalog, "activities", "two-minutes-each")
    assert texts(page, "chb-time")[:2] == ["0:00 7 minutes", "0:07 5 minutes"]
    assert texts(page, "chb-say") == [
        'Say: "One of you talks for two minutes. The other waits. Then change."'
    ]
    assert texts(page, "chb-do") == ["Do: Call the time, twice."]
    [shown] = page.find_class("chb-show")
    assert [link.get("href") for link in shown.iter("a")] == [
        "../../frameworks/listening/#listening-waits"
    ]
    assert "2 to 30 people, in pairs" in texts(page, "chb-facts")[0]


def test_an_activity_leads_to_what_is_to_be_printed(catalog: Catalog) -> None:
    page = page_of(catalog, "activities", "two-minutes-each")
    [link] = [it for it in page.iter("a") if it.text_content() == "Role cards"]
    assert link.get("href") == "../../printables/role-cards/"
    assert "One set of cards for each pair." in link.getparent().text_content()


def test_a_session_is_a_plan_with_a_clock_from_its_beginning_to_its_end(catalog: Catalog) -> None:
    page = page_of(catalog, "sessions", "a-short-hour")
    assert texts(page, "chb-clock") == ["0:00", "0:10", "0:20"]
    assert texts(page, "chb-led") == ["Activity, the shorter way: Two minutes each"]
    assert page.get_element_by_id("short-hour-listen").tag == "li"


def test_a_session_lists_what_its_activities_need_each_once(catalog: Catalog) -> None:
    page = page_of(catalog, "sessions", "a-short-hour")
    listed = page.find_class("chb-points")[0]
    assert [" ".join(it.text_content().split()) for it in listed] == [
        "Water.",
        "One set of cards for each pair. Role cards",
        "A clock that everyone can see.",
    ]


def test_the_list_has_sessions_before_activities(catalog: Catalog) -> None:
    listed = render_activities(Page(catalog, Here("activities/index.md")))
    assert listed.index("A short hour") < listed.index("Two minutes each")
    assert "12 minutes" in listed and "2 people or more, in pairs" in listed


def test_cards_are_the_cells_of_a_comparison_and_the_key_tells_their_columns(
    catalog: Catalog,
) -> None:
    page = page_of(catalog, "printables", "role-cards")
    cells = {
        column.label: row.cells[column.id].text
        for row in catalog.comparisons["roles"].rows
        for column in catalog.comparisons["roles"].columns
    }
    cards = page.find_class("chb-pieces--cards")[0]
    assert {it.text_content().strip() for it in cards.find_class("chb-piece-text")} == {
        *cells.values()
    }
    assert texts(page, "chb-piece-number") == ["1", "2"]
    [keyed] = page.find_class("chb-key-list")
    for entry, card in zip(keyed, cards, strict=True):
        text = card.find_class("chb-piece-text")[0].text_content()
        told = entry.find_class("chb-key-says")[0].text_content()
        [label] = [label for label, words in cells.items() if words == text]
        assert told.startswith(f"{label}. {text}") and "Guide 2" in told


def test_cards_with_few_words_show_these_and_the_key_has_all_of_them(data: Path) -> None:
    hears = "text: Hears what is said."
    rewrite(data, "comparisons/roles.yml", hears, f"{hears}\n        in_short: Hears")
    page = page_of(open_catalog(data), "printables", "role-cards")
    assert "Hears" in texts(page, "chb-piece-text")
    told = texts(page, "chb-key-says")
    assert [it for it in told if it.startswith("Listener. Hears what is said. Guide 2")]


def test_slips_are_repeated_to_a_page_and_have_what_is_marked_on_them(catalog: Catalog) -> None:
    page = page_of(catalog, "printables", "role-cards")
    [slips] = page.find_class("chb-pieces--slips")
    assert Counter(texts(slips, "chb-piece-text")) == {"Did you wait?": 4}
    assert texts(slips, "chb-piece-options") == ["YesAlmost"] * 4
    assert len(slips.find_class("chb-piece-line")) == 8
    assert not slips.find_class("chb-piece-number")
    facts = render_printables(Page(catalog, Here("printables/index.md")))
    assert "2 cards, on 1 page" in facts and "1 slip, on 1 page" in facts


def test_posters_are_the_claims_of_rows_and_their_key_has_each_column(data: Path) -> None:
    posters = "form: posters\n    options: [More, Less]"
    rewrite(data, "printables/role-cards.yml", "form: cards", posters)
    task = "aspect: Task"
    rewrite(data, "comparisons/roles.yml", task, f"{task}\n    claim: One hears")
    page = page_of(open_catalog(data), "printables", "role-cards")
    assert texts(page, "chb-piece-text")[0] == "One hears"
    assert texts(page, "chb-piece-options")[0] == "MoreLess"
    told = [line.partition(".")[0] for line in texts(page, "chb-key-says")]
    assert told == ["Listener", "Talker"]


def test_the_book_has_paper_to_cut_at_its_end_as_a_part_of_its_own() -> None:
    index, cards = "printables/index.md", "printables/role-cards.md"
    nav = [Entry("a.md", "", 0), Entry(index, "", 1), Entry(cards, "", 2), Entry("b.md", "", 1)]
    assert paper_last(nav, {"printables"}) == [
        *(nav[0], nav[3]),
        *(Entry(index, "", 0), Entry(cards, "", 1)),
    ]
    assert paper_last(nav, ()) == nav
