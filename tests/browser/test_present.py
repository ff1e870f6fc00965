"""One item a screen: to show to a room by a clicker's few keys, and to print."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect

from browser import (
    KINDS,
    PHONE,
    SEARCH,
    WIDE,
    Address,
    OpenPage,
    found_by_axe,
    in_view,
)
from competency_handbook.model import cell_id, competencies_of
from presented import (
    DIALOG,
    PLACE,
    ROOMS,
    STAGE,
    faults_of,
    items_on,
    presented,
    screens_of,
)
from ratings import CATALOG, FRAMEWORK, WORDS

pytest_plugins = ["browser"]

COMPETENCIES = list(competencies_of(FRAMEWORK))
AREA = FRAMEWORK.contains[1]
BEFORE, ITEM, AFTER = list(competencies_of(AREA))[:3]
ADDRESS = f"{KINDS['framework']}?only={ITEM.id}"
DIFFER = "where-the-sources-differ"
FORWARD = ("PageDown", "ArrowRight", "ArrowDown", "Space")
BACK = ("PageUp", "ArrowLeft", "ArrowUp", "Shift+Space")
PAGES = [
    *(f"frameworks/{id}/" for id in CATALOG.frameworks),
    *(f"compare/{id}/" for id in CATALOG.comparisons),
    *(f"guides/{id}/" for id, guide in CATALOG.guides.items() if guide.parts),
    "glossary/",
]
SEEN = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
    .filter(heading => heading.checkVisibility()).map(heading => heading.innerText.trim())"""

CARDS = """() => {
  const press = (key, shiftKey = false) => dispatchEvent(
    new KeyboardEvent("keydown", { key, shiftKey, cancelable: true }));
  const stage = document.querySelector(".chb-present-stage"), cards = [];
  const place = () => location.search + document.querySelector(".chb-present-place").textContent;
  for (let last = ""; last !== place(); ) {
    last = place();
    const id = new URLSearchParams(location.search).get("only");
    for (const name of stage.querySelectorAll("h3")) {
      const words = name.parentElement.innerText.replace(/\\s+/g, " ").trim();
      cards.push([id, name.innerText.trim(), words]);
    }
    press("PageDown");
  }
  return cards;
}"""
"""The cards of all items that follow: the item's id, the column's name, and all words below it."""

ON_PAPER = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(
    (found) => found.checkVisibility());
  const next = { key: "ArrowRight", shiftKey: true, cancelable: true };
  const ids = [];
  for (let last = ""; last !== location.search; ) {
    last = location.search;
    dispatchEvent(new Event("beforeprint"));
    ids.push({
      id: new URLSearchParams(last).get("only"),
      names: seen(".chb-table thead tr:first-child th").slice(1).map((it) => it.innerText.trim()),
      above: seen("tbody td[data-column]").map((it) => getComputedStyle(it, "::before").content),
      cells: seen("tbody tr[id] td").map(({ id }) => id),
      marks: seen(".chb-note-mark").map(({ hash }) => hash.slice(1)),
      notes: seen(".chb-numbered-notes > div").map(({ id }) => id),
    });
    dispatchEvent(new Event("afterprint"));
    dispatchEvent(new KeyboardEvent("keydown", next));
  }
  return ids;
}"""
"""What is printed of a comparison's table for each item that follows."""


def title_of(competency) -> str:
    return f"{competency.code} {competency.title}"


def headings(page: Page) -> list[str]:
    """The headings that can be seen."""
    return [" ".join(heading.split()) for heading in page.evaluate(SEEN)]


def shown(page: Page) -> str:
    """The words on the screen, and how far they are."""
    return page.locator(STAGE).inner_text() + page.locator(PLACE).inner_text()


def item_of(page: Page) -> str:
    """The id of what is presented, as the address says it now (`page.url` may come later)."""
    return page.evaluate("new URLSearchParams(location.search).get('only')")


def words_on_paper(page: Page) -> list[str]:
    """The words of each sheet that the page is printed on."""
    with pdfplumber.open(io.BytesIO(page.pdf(format="Letter"))) as document:
        return [" ".join((sheet.extract_text() or "").split()) for sheet in document.pages]


def names_of(paper: dict[str, list[str]]) -> list[str]:
    """What stands over each cell: its column's head, or its own name where columns are many."""
    return paper["names"] or [name.strip('"') for name in paper["above"]]


def plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`]|\[([^]]+)\]\([^)]*\)", r"\1", text).split())


@pytest.mark.parametrize("address", PAGES)
def test_every_item_fits_a_projector_in_letters_that_a_room_reads(
    address: str, open_page: OpenPage
):
    page = open_page(address)
    ids = items_on(page)
    page.goto(f"{page.url}?only={ids[-1]}")
    presented(page)
    for width, height in ROOMS:
        screens = screens_of(page, width, height)
        assert faults_of(screens) == [], f"{width} × {height}"
        assert list(dict.fromkeys(screen.id for screen in screens)) == ids


def test_what_does_not_fit_comes_in_steps_statement_first_then_one_by_one(open_page: OpenPage):
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    assert page.locator(f"{DIALOG} h2").inner_text() == title_of(ITEM)
    texts = [ITEM.statement, *(indicator.text for indicator in ITEM.indicators)]
    assert len(texts) >= 3
    for number, text in enumerate(texts, 1):
        assert plain(text) in plain(shown(page))
        assert not [late for late in texts[number:] if plain(late) in plain(shown(page))]
        page.keyboard.press("PageDown")
    assert WORDS("evidence.heading") in shown(page)
    assert plain(ITEM.evidence[0].text) in plain(shown(page))
    said = page.locator(f"{DIALOG} [role=status]").inner_text()
    assert plain(ITEM.evidence[0].text) in plain(said)


@pytest.mark.parametrize(("forward", "back"), list(zip(FORWARD, BACK, strict=True)))
def test_a_clickers_keys_step_through_all_and_never_leave(
    forward: str, back: str, open_page: OpenPage
):
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    page.evaluate("window.isSame = true")
    first, went = shown(page), []
    for _ in range(40):
        went.append((item_of(page), shown(page)))
        page.keyboard.press(forward)
        if item_of(page) == AFTER.id:
            break
    assert len({screen for _, screen in went}) == len(went) > 3
    assert {id for id, _ in went} == {ITEM.id}
    assert plain(AFTER.statement) in plain(shown(page))
    for id, screen in reversed(went):
        page.keyboard.press(back)
        assert (item_of(page), shown(page)) == (id, screen)
    assert shown(page) == first
    page.keyboard.press(back)
    assert item_of(page) == BEFORE.id
    assert page.evaluate("window.isSame")


def test_at_either_end_nothing_more_happens(open_page: OpenPage):
    page = open_page(f"{KINDS['framework']}?only={COMPETENCIES[0].id}")
    presented(page)
    before = shown(page)
    page.keyboard.press("PageUp")
    assert (item_of(page), shown(page)) == (COMPETENCIES[0].id, before)
    for _ in COMPETENCIES:
        page.keyboard.press("Shift+ArrowRight")
    assert item_of(page) == COMPETENCIES[-1].id
    page.keyboard.press("End")
    last = shown(page)
    assert last.endswith(WORDS("present.finished"))
    page.keyboard.press("PageDown")
    assert (item_of(page), shown(page)) == (COMPETENCIES[-1].id, last)


def test_a_screen_names_what_comes_next(open_page: OpenPage):
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    place = page.locator(PLACE)
    expect(place).to_contain_text(WORDS("present.coming", what=WORDS("competency.indicators")))
    page.keyboard.press("PageDown")
    expect(place).to_contain_text(WORDS("present.coming_more"))
    page.keyboard.press("End")
    expect(place).to_contain_text(WORDS("present.coming", what=title_of(AFTER)))


def test_buttons_leave_the_wall_and_a_pointer_or_tab_brings_them_back(open_page: OpenPage):
    page = open_page("")
    page.clock.install()
    page.goto(page.url + ADDRESS)
    presented(page)
    buttons = page.locator(f"{DIALOG} nav")
    page.mouse.move(300, 200)
    page.clock.run_for(3500)
    expect(buttons).to_have_css("opacity", "0")
    page.keyboard.press("PageDown")
    expect(buttons).to_have_css("opacity", "0")
    page.mouse.move(310, 210)
    expect(buttons).to_have_css("opacity", "1")
    page.clock.run_for(3500)
    expect(buttons).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    page.clock.run_for(7000)
    expect(buttons).to_have_css("opacity", "1")


def test_several_items_of_an_address_follow_each_other_and_are_printed_together(
    open_page: OpenPage, served: Address
):
    both = [COMPETENCIES[-1], BEFORE]
    page = open_page(f"{KINDS['framework']}?only={both[0].id},{both[1].id}")
    presented(page)
    titles = []
    for _ in range(3):
        titles.append(page.locator(f"{DIALOG} h2").inner_text())
        page.keyboard.press("Shift+ArrowRight")
    assert titles == [title_of(both[0]), title_of(both[1]), title_of(both[1])]
    page.reload()
    presented(page)
    assert page.locator(f"{DIALOG} h2").inner_text() == title_of(both[1])
    text = "".join(words_on_paper(page)).replace(" ", "")
    for item in both:
        assert plain(item.statement).replace(" ", "") in text
        assert served(f"go/{item.id}/") in text
    assert AFTER.title.replace(" ", "") not in text
    assert text.count(WORDS("present.notes")) == 2


def test_what_stands_on_another_page_is_named_with_the_way_to_it(
    open_page: OpenPage, served: Address
):
    page = open_page(f"{ADDRESS},acsa-provider")
    presented(page)
    panel = page.get_by_role("group", name=WORDS("present.lacking"))
    link = panel.get_by_role("link", name="acsa-provider")
    expect(link).to_have_attribute("href", served("go/acsa-provider/"))
    page.keyboard.press("PageDown")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("key", ["s", "f", "n", "p", "/", ",", "x", "Enter", "Backspace", "F5"])
def test_no_key_of_the_theme_or_the_browser_throws_the_screen_away(key: str, open_page: OpenPage):
    page = open_page(ADDRESS)
    presented(page)
    page.keyboard.press("PageDown")
    page.evaluate("window.isSame = true")
    before = page.url, shown(page)
    page.keyboard.press(key)
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert (page.url, shown(page)) == before
    assert page.evaluate("window.isSame")
    expect(page.locator(SEARCH)).to_be_hidden()


def test_b_and_full_stop_make_the_screen_black_and_any_key_brings_it_back(open_page: OpenPage):
    page = open_page(ADDRESS)
    presented(page)
    before = shown(page)
    for black, back in (("b", "b"), (".", "PageDown")):
        page.keyboard.press(black)
        expect(page.locator(".chb-present-blank")).to_be_visible()
        expect(page.locator(f"{DIALOG} [role=status]")).to_have_text(WORDS("present.blanked"))
        page.keyboard.press(back)
        expect(page.locator(".chb-present-blank")).to_be_hidden()
        assert shown(page) == before


def test_escape_leads_back_to_the_item_on_the_whole_page(open_page: OpenPage):
    page = open_page(KINDS["framework"], 1280, 720)
    own = f"a.chb-only-link[href='?only={ITEM.id}']"
    page.locator(own).click()
    presented(page)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    expect(page.locator(".chb-present-panel")).to_be_hidden()
    assert item_of(page) == AFTER.id
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/{KINDS['framework']}#{AFTER.id}")
    assert len(headings(page)) > len(COMPETENCIES)
    assert in_view(page, page.locator(f"#{AFTER.id}"))
    assert page.title().startswith(FRAMEWORK.title)
    page.keyboard.press("/")
    expect(page.locator(SEARCH)).to_be_visible()


def test_the_keys_are_shown_and_hidden(open_page: OpenPage):
    page = open_page(ADDRESS)
    presented(page)
    page.keyboard.press("?")
    panel = page.get_by_role("group", name=WORDS("present.keys"))
    expect(panel.get_by_text(WORDS("present.blank"))).to_be_visible()
    expect(panel).to_be_focused()
    page.keyboard.press("?")
    expect(panel).to_be_hidden()


SIZE = "() => parseFloat(getComputedStyle(document.querySelector('.chb-present-stage')).fontSize)"


def test_there_are_three_sizes(open_page: OpenPage):
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    sizes = [page.evaluate(SIZE)]
    for key in ("+", "+", "-", "-", "-"):
        page.keyboard.press(key)
        sizes.append(page.evaluate(SIZE))
    standard, larger, _, back, smaller, _ = sizes
    assert sizes == [standard, larger, larger, standard, smaller, smaller]
    assert smaller < standard < larger
    assert back == standard
    for key in ("+", "+"):
        page.keyboard.press(key)
        assert faults_of(screens_of(page, 1280, 720)) == []


def test_the_browsers_zoom_makes_letters_larger_and_all_still_fits(open_page: OpenPage):
    """Zoom: as many dots, of which each of the page's pixels takes more."""
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    standard = page.evaluate(SIZE)
    session = page.context.new_cdp_session(page)
    for factor in (1.5, 2):
        metrics = {
            "width": round(1280 / factor),
            "height": round(720 / factor),
            "deviceScaleFactor": factor,
            "mobile": False,
        }
        session.send("Emulation.setDeviceMetricsOverride", metrics)
        page.wait_for_function(f"innerWidth === {metrics['width']}")
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate(SIZE) == pytest.approx(standard, rel=0.02)
        assert page.locator(STAGE).evaluate("box => box.scrollHeight - box.clientHeight") <= 1
        assert page.locator(STAGE).evaluate("box => box.scrollWidth - box.clientWidth") <= 1


def test_a_page_that_is_loaded_anew_comes_back_to_the_same_screen(open_page: OpenPage):
    page = open_page(ADDRESS, 1280, 720)
    presented(page)
    for key in ("PageDown", "PageDown", "-"):
        page.keyboard.press(key)
    before, size = shown(page), page.evaluate(SIZE)
    page.reload()
    presented(page)
    assert (shown(page), page.evaluate(SIZE)) == (before, size)


def test_a_swipe_steps(open_page: OpenPage):
    page = open_page(ADDRESS, PHONE, has_touch=True)
    presented(page)
    before = shown(page)
    swipe = """([from, to]) => {
      const target = document.querySelector(".chb-present-stage");
      const touch = (clientX) => new Touch({ identifier: 1, target, clientX, clientY: 300 });
      const fire = (name, touches, changedTouches) => target.dispatchEvent(
        new TouchEvent(name, { bubbles: true, touches, changedTouches }));
      fire("touchstart", [touch(from)], [touch(from)]);
      fire("touchend", [], [touch(to)]);
    }"""
    page.evaluate(swipe, [300, 280])
    assert shown(page) == before
    page.evaluate(swipe, [300, 100])
    assert shown(page) != before
    page.evaluate(swipe, [100, 300])
    assert shown(page) == before


def test_the_short_address_and_its_code_stand_in_the_corner(open_page: OpenPage, served: Address):
    page = open_page(ADDRESS)
    presented(page)
    address = served(f"go/{ITEM.id}/")
    assert page.locator(".chb-present-address").inner_text() == address.removeprefix("http://")
    page.keyboard.press("q")
    large = page.locator(".chb-present-panel svg.chb-qr")
    assert (large.bounding_box() or {"height": 0})["height"] > 300
    drawn = large.locator("path").get_attribute("d")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("q")
    expect(page.locator(".chb-present-panel svg.chb-qr path")).not_to_have_attribute(
        "d", drawn or ""
    )


def test_dark_and_light_change_until_the_end(open_page: OpenPage):
    page = open_page(ADDRESS, scheme="dark")
    presented(page)
    ground = "() => getComputedStyle(document.querySelector('dialog.chb-present')).backgroundColor"
    dark = page.evaluate(ground)
    page.keyboard.press("d")
    assert page.evaluate(ground) != dark
    page.keyboard.press("Escape")
    page.goto(page.url.partition("#")[0] + f"?only={ITEM.id}")
    presented(page)
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")])
def test_axe_finds_nothing_while_presenting(width: int, scheme: str, open_page: OpenPage):
    page = open_page(ADDRESS, width, scheme=scheme, bypass_csp=True)
    presented(page)
    page.keyboard.press("PageDown")
    assert found_by_axe(page) == []
    page.keyboard.press("?")
    assert found_by_axe(page) == []


def test_axe_finds_nothing_in_a_row_and_the_choice_of_its_columns(open_page: OpenPage):
    page = open_page(f"{KINDS['comparison-of-many']}?only=differ-feedback", bypass_csp=True)
    presented(page)
    assert found_by_axe(page) == []
    page.keyboard.press("c")
    assert found_by_axe(page) == []


# Comparisons: each column's words under its own name


@pytest.mark.parametrize("name", CATALOG.comparisons)
def test_each_card_has_its_own_columns_words(name: str, open_page: OpenPage):
    comparison = CATALOG.comparisons[name]
    rows = {row.id: row for row in comparison.rows}
    columns = {column.label: column.id for column in comparison.columns}
    page = open_page(f"compare/{name}/?only={comparison.rows[0].id}", 1920, 1080)
    presented(page)
    read: dict[tuple[str, str], str] = {}
    for id, label, words in page.evaluate(CARDS):
        if label in columns:
            read[id, columns[label]] = read.get((id, columns[label]), "") + words
    assert read.keys() == {(row, column) for row in rows for column in columns.values()}
    for (row, column), words in read.items():
        cell = rows[row].cells.get(column)
        expected = plain(cell.text) if cell else WORDS("comparison.nothing")
        assert expected[:40] in words, f"{row} {column}"


@pytest.mark.parametrize("name", CATALOG.comparisons)
def test_a_cell_alone_has_its_own_columns_name(name: str, open_page: OpenPage):
    comparison = CATALOG.comparisons[name]
    page = open_page(f"compare/{name}/")
    base = page.url
    for column in comparison.columns:
        rows = [row for row in comparison.rows if column.id in row.cells]
        page.goto(f"{base}?only={cell_id(rows[0].id, column.id)}")
        presented(page)
        cards = [card for card in page.evaluate(CARDS) if card[1] != WORDS("present.notes")]
        assert {label for _, label, _ in cards} == {column.label}
        assert list(dict.fromkeys(id for id, _, _ in cards)) == [
            cell_id(row.id, column.id) for row in rows
        ]


def test_columns_are_chosen_up_to_three_and_the_address_says_so(open_page: OpenPage):
    comparison, at = CATALOG.comparisons[DIFFER], (0, 2, 4)
    columns = [comparison.columns[number] for number in at]
    row = min(comparison.rows, key=lambda row: sum(len(str(row.cells.get(c.id))) for c in columns))
    page = open_page(f"compare/{DIFFER}/?only={row.id}", 1280, 720)
    presented(page)
    page.keyboard.press("c")
    boxes = page.get_by_role("checkbox")
    for number in at:
        boxes.nth(number).check()
    assert [boxes.nth(number).is_disabled() for number in range(5)] == [False, True] * 2 + [False]
    page.keyboard.press("c")
    cards = page.locator(".chb-present-cards h3")
    assert cards.all_inner_texts() == [column.label for column in columns]
    assert page.url.endswith(f"&columns={','.join(column.id for column in columns)}")
    page.reload()
    presented(page)
    assert cards.all_inner_texts() == [column.label for column in columns]
    page.keyboard.press("Shift+ArrowLeft")
    assert item_of(page) != row.id
    labels = {label for _, label, _ in page.evaluate(CARDS)} - {WORDS("present.notes")}
    assert labels == {column.label for column in columns}


def test_the_notes_of_a_row_come_with_it(open_page: OpenPage):
    comparison, row = next(
        (name, row)
        for name, comparison in CATALOG.comparisons.items()
        for row in comparison.rows
        if any(cell.notes for cell in row.cells.values())
    )
    page = open_page(f"compare/{comparison}/?only={row.id}")
    presented(page)
    read = " ".join(words for id, _, words in page.evaluate(CARDS) if id == row.id)
    notes = [note for cell in row.cells.values() for note in cell.notes]
    assert [note.id for note in notes if plain(note.text)[:40] not in read] == []


# On paper


def test_what_is_presented_is_printed_alone_with_its_source_and_its_link(
    open_page: OpenPage, served: Address
):
    page = open_page(ADDRESS)
    presented(page)
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as document:
        [sheet] = document.pages
        text = " ".join(sheet.extract_text().split())
    assert text.startswith(f"{FRAMEWORK.title} {title_of(AREA)} {title_of(ITEM)} {ITEM.statement}")
    assert ITEM.cites[0] in text
    assert text.replace(" ", "").endswith(served(f"go/{ITEM.id}/"))
    assert WORDS("present.notes") in text
    assert WORDS("present.print") not in text
    assert AFTER.title not in text
    page.keyboard.press("Escape")
    assert len(headings(page)) > len(COMPETENCIES)
    assert page.locator(".chb-left-out, .chb-handout-end, .chb-handout-room").count() == 0


@pytest.mark.parametrize("name", CATALOG.comparisons)
def test_a_row_or_cell_is_printed_under_its_own_columns_names(name: str, open_page: OpenPage):
    comparison = CATALOG.comparisons[name]
    page = open_page(f"compare/{name}/")
    base = page.url
    page.emulate_media(media="print")
    for chosen in ([column] for column in comparison.columns):
        rows = [row for row in comparison.rows if chosen[0].id in row.cells]
        page.goto(f"{base}?only={cell_id(rows[0].id, chosen[0].id)}")
        page.wait_for_function("document.querySelector('dialog.chb-present')")
        for row, paper in zip(rows, page.evaluate(ON_PAPER), strict=True):
            assert names_of(paper) == [chosen[0].label]
            assert paper["cells"] == [cell_id(row.id, chosen[0].id)]
            assert set(paper["notes"]) == set(paper["marks"]), f"{row.id}'s notes, and no others"
    labels = [column.label for column in comparison.columns]
    page.goto(f"{base}?only={comparison.rows[0].id}")
    page.wait_for_function("document.querySelector('dialog.chb-present')")
    for row, paper in zip(comparison.rows, page.evaluate(ON_PAPER), strict=True):
        assert (paper["id"], names_of(paper)) == (row.id, labels)
        assert set(paper["notes"]) == set(paper["marks"]), f"{row.id}'s notes, and no others"


# What else has an address


def test_a_tip_is_presented_below_what_it_stands_under(open_page: OpenPage):
    page = open_page(f"{KINDS['guide']}?only=mentor-tip-listening")
    presented(page)
    over = page.locator(f"{DIALOG} .chb-present-head p").inner_text()
    assert over == "Being a mentor · Nine things that good mentors do"
    assert page.locator(f"{DIALOG} h2").inner_text() == "6 Listen well and speak with care"


def test_one_point_of_a_guide_is_presented_from_where_a_reader_came_to_it(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["guide"])
    point = page.locator(".chb-points > li[id]").first.get_attribute("id")
    page.goto(served(f"{KINDS['guide']}#{point}"))
    page.reload()
    page.locator(f"[id='{point}'] .chb-only-link").click()
    presented(page)
    assert item_of(page) == point


def test_a_row_is_presented_by_the_link_below_it(open_page: OpenPage):
    page = open_page(KINDS["comparison"])
    page.locator("[href='?only=assp-performance']").click()
    presented(page)
    assert item_of(page) == "assp-performance"


def test_an_id_that_is_not_there_leaves_the_page_whole(open_page: OpenPage):
    page = open_page(f"{KINDS['framework']}?only=no-such-item")
    assert len(headings(page)) > len(COMPETENCIES)
    expect(page.locator("dialog.chb-present")).to_have_count(0)


def test_where_the_script_does_not_come_the_page_is_whole_at_the_item(
    open_page: OpenPage, served: Address
):
    page = open_page("")
    page.route("**/present.*.js", lambda route: route.fulfill(status=200, body=""))
    page.goto(served(ADDRESS))
    assert in_view(page, page.locator(f"#{ITEM.id}"))
    assert len(headings(page)) > len(COMPETENCIES)


def test_opened_as_a_file_it_presents_without_an_address_that_leads_nowhere(
    chromium: Browser, built_site: Path
):
    page = chromium.new_page()
    page.goto(f"{built_site.as_uri()}/{KINDS['framework']}index.html?only={ITEM.id}")
    expect(page.locator(DIALOG)).to_be_visible()
    assert plain(ITEM.statement) in plain(shown(page))
    expect(page.locator(".chb-present-address, .chb-present-code")).to_have_count(0)
    page.close()
