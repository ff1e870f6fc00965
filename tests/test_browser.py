"""The built site in a real browser: for everybody, on every screen, with nothing sent anywhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser import (
    KINDS,
    NOT_FOUND,
    PHONE,
    ROOT,
    WIDE,
    Address,
    OpenPage,
    focus_by_tab,
    in_view,
    pages_of,
)
from competency_handbook.addresses import all_addresses, url_of
from competency_handbook.catalog import open_catalog
from competency_handbook.model import competencies_of

pytest_plugins = ["browser"]
axe = pytest.mark.xdist_group("axe")
reader = pytest.mark.xdist_group("reader")

CHECK = KINDS["self-check"]
ITEM = "mentoring-two-way-relationship"
KEY = f"chb:competency-handbook:me:answer:{ITEM}"
CATALOG = open_catalog(ROOT / "data")
WORDS = CATALOG.messages
SCHEMES = ("light", "dark")


# For everybody: what axe-core finds


AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RUN_AXE = """() => axe.run(document, { rules: { "target-size": { enabled: true } } }).then(
  (found) => [...found.violations, ...found.incomplete.filter(({ id }) => id !== "color-contrast")]
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`))"""


def found_by_axe(page: Page) -> list[str]:
    """What breaks a rule, and what axe-core cannot tell, which wants a look all the same.

    It cannot tell the contrast of what scrolls below the header, and need not.
    """
    page.evaluate(AXE)
    return page.evaluate(RUN_AXE)


@axe
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_page(kind: str, width: int, scheme: str, open_page: OpenPage):
    page = open_page(KINDS[kind], width, scheme=scheme, bypass_csp=True)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    assert found_by_axe(page) == []


@axe
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_search(width: int, scheme: str, open_page: OpenPage):
    page = open_page("", width, scheme=scheme, bypass_csp=True)
    search(page, "mentoring")
    page.locator(".md-search-result__more summary").first.click()
    assert found_by_axe(page) == []


@axe
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_an_open_menu(scheme: str, open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE, scheme=scheme, bypass_csp=True)
    open_menu(page)
    assert found_by_axe(page) == []


@axe
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_a_half_filled_self_check(
    width: int, scheme: str, open_page: OpenPage
):
    page = open_page(CHECK, width, scheme=scheme, bypass_csp=True)
    for number, rating in enumerate(page.locator("chb-rating").all()[:6]):
        rating.get_by_role("radio").nth(number).check()
    reword_answer(page)
    expect(page.get_by_text(WORDS("self_check.reworded"))).to_be_visible()
    assert found_by_axe(page) == []


@axe
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_where_answers_and_links_cannot_be_kept(scheme: str, open_page: OpenPage):
    page = open_page(CHECK, scheme=scheme, bypass_csp=True, before=NO_WRITING)
    answer(page, ITEM, 2)
    expect(page.get_by_text(WORDS("self_check.unsaved")).first).to_be_visible()
    assert found_by_axe(page) == []
    page = open_page(KINDS["framework"], scheme=scheme, bypass_csp=True, before=NO_CLIPBOARD)
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("textbox", name="Copy this address")).to_be_visible()
    assert found_by_axe(page) == []


# Every page: within the screen, by itself


@reader
def test_pages_ask_no_other_host_and_complain_of_nothing(
    open_page: OpenPage, served: Address, built_site: Path
):
    """`open_page` listens; here every page is opened, and scrolled to its end."""
    page = open_page(NOT_FOUND)
    for path in pages_of(built_site):
        page.goto(served(path))
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    search(page, "mentoring")


WIDER_THAN_THE_SCREEN = """() => {
  const clipped = [...document.querySelectorAll("*")].filter(
    (element) => getComputedStyle(element).clipPath !== "none");
  const seen = (element) =>
    element.checkVisibility() && !clipped.some((hidden) => hidden.contains(element));
  const name = (element) => `${element.localName}.${element.className} ${element.id}`;
  const all = [...document.querySelectorAll("main *, footer *, header *, .md-tabs *")];
  const inner = document.documentElement.clientWidth;
  const outside = all.filter((element) => {
    const box = element.getBoundingClientRect();
    const aside = element.closest(".md-header__title, .md-search, .md-sidebar, .md-tabs__list");
    return box.width > 1 && !aside && (box.right > inner + 1 || box.left < -1) && seen(element);
  });
  const page = document.scrollingElement;
  if (page.scrollWidth > inner) outside.push(page);
  const content = [...document.querySelectorAll("main .md-content *")];
  const inside = content.filter((element) =>
    element.scrollWidth > element.clientWidth + 1 &&
    ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) && seen(element));
  return [...outside, ...inside].map(name);
}"""


SCREENS = [(320, 640), (320, 256), (PHONE, 844), (768, 1024), (WIDE, 900)]
"""320 by 256 is what a screen of 1280 by 1024 shows at 400 %."""


@reader
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, served: Address, built_site: Path):
    page = open_page("", reduced_motion="reduce")
    wider = {}
    for path in pages_of(built_site):
        page.goto(served(path))
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            if found := page.evaluate(WIDER_THAN_THE_SCREEN):
                wider[path, width, height] = found
    assert wider == {}


@reader
@pytest.mark.parametrize("kind", ["framework", "comparison-with-both", "self-check"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_is_never_hidden_behind_the_header(kind: str, key: str, open_page: OpenPage):
    page = open_page(KINDS[kind], WIDE, 600)
    page.locator("footer a").last.focus()
    if key == "Tab":
        page.locator("main .md-content a").first.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press(key)
        found = page.evaluate(COVERED)
        if found:
            hidden.append(found)
    assert hidden == []


COVERED = """() => {
  const element = document.activeElement;
  if (!element.closest("main .md-content")) return "";
  const box = (element.closest("label") ?? element).getBoundingClientRect();
  const y = box.top + Math.min(box.height / 2, 12);
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 12), y);
  const shown = top && (top.contains(element) || element.contains(top) || top.closest("label"));
  const named = (one) => one && one.outerHTML.slice(0, 80);
  return shown ? "" : `${named(element)} below ${named(top)}`;
}"""


# Comparisons: a table where there is room, blocks where there is none


COMPARISONS = [
    path for kind, path in KINDS.items() if kind.startswith("comparison-") or kind == "comparison"
]


@reader
@pytest.mark.parametrize("path", COMPARISONS)
def test_a_comparison_is_a_table_whose_names_stay_in_view(path: str, open_page: OpenPage):
    page = open_page(path)
    names = page.locator("thead th")
    rows = page.locator("tbody tr")
    assert_a_table(page)
    assert len({round(box["y"]) for box in boxes(rows.first.locator("th, td"))}) == 1
    rows.last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 100
    header = boxes(page.locator(".md-header"))[0]
    for box in boxes(names):
        assert box["y"] == pytest.approx(header["y"] + header["height"], abs=0.5)
        assert box["height"] < 120, "what stays in view leaves too little room for the rest"


@reader
@pytest.mark.parametrize("width", [PHONE, 320])
@pytest.mark.parametrize("path", COMPARISONS)
def test_a_comparison_on_a_phone_is_blocks_with_their_labels(
    path: str, width: int, open_page: OpenPage
):
    page = open_page(path, width)
    assert_a_table(page)
    names = [name.strip() for name in page.locator("thead th").all_inner_texts()[1:]]
    for row in page.locator("tbody tr").all()[:3]:
        cells = row.locator("td")
        assert len({round(box["x"]) for box in boxes(cells)}) == 1
        assert [label_of(cell) for cell in cells.all()] == names
    for link in page.locator(".chb-table a").all():
        box = link.bounding_box()
        assert box and box["width"] > 2, "a link that takes the focus is out of sight"


def label_of(cell: Locator) -> str:
    """What the style sheet writes over a cell."""
    content = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    return json.loads(content)


def assert_a_table(page: Page) -> None:
    """The accessibility tree has the table with all its rows, headings and cells."""
    table = page.get_by_role("table")
    rows, columns = page.locator("tbody tr").count(), page.locator("thead th").count()
    assert rows > 2 and columns > 2
    expect(table.get_by_role("columnheader")).to_have_count(columns)
    expect(table.get_by_role("rowheader")).to_have_count(rows)
    snapshot = table.aria_snapshot()
    assert snapshot.startswith('- table "')
    assert len(re.findall(r"^ +- '?cell\b", snapshot, re.M)) >= rows * (columns - 1)
    assert len(re.findall(r"^ +- '?row\b", snapshot, re.M)) >= rows


def boxes(elements: Locator) -> list[dict[str, float]]:
    return [box for element in elements.all() if (box := element.bounding_box())]


# Search


def search(page: Page, words: str) -> None:
    """Type words into the search, however the screen offers it, and wait for its answer."""
    label = page.locator("label.md-header__button[for=__search]")
    if label.is_visible():
        label.click()
    field = page.get_by_role("textbox", name="Search", exact=True)
    field.click()
    field.press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")


def sought() -> list[tuple[str, str]]:
    """(competency, what somebody may type for it): words, code with framework, locator."""
    found = []
    for framework in CATALOG.frameworks.values():
        short = framework.short_title or framework.title
        competency = list(competencies_of(framework))[-1]
        words = [competency.title, f"{short} {competency.code}", competency.cites[0]]
        found += [(competency.id, text) for text in words]
    return found


@reader
@pytest.mark.parametrize(("id", "words"), sought())
def test_search_leads_to_a_competency(id: str, words: str, open_page: OpenPage):
    page = open_page("sources/", height=700)
    search(page, words)
    results = page.locator(".md-search-result__item")
    result = page.locator(f"a[href$='#{id}']")
    group = results.filter(has=result)
    expect(group).to_have_count(1)
    if not group.locator(result).is_visible():
        group.locator("summary").click()
    group.locator(result).click()
    page.wait_for_url(re.compile(f"/frameworks/.*#{id}$"))
    assert in_view(page, page.locator(f"#{id}"))


@reader
def test_search_works_on_a_phone(open_page: OpenPage):
    page = open_page("", PHONE)
    search(page, "confidentiality")
    page.locator(".md-search-result__item a[href$='#mentoring-confidentiality']").click()
    page.wait_for_url(re.compile("#mentoring-confidentiality$"))
    assert in_view(page, page.locator("#mentoring-confidentiality"))


# The self-check


NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { configurable: true,
    get() { throw new DOMException("blocked by a test", "SecurityError"); } });"""
NO_WRITING = """Storage.prototype.setItem = () => {
  throw new DOMException("full, says a test", "QuotaExceededError"); };"""


def rating(page: Page, id: str = ITEM) -> Locator:
    return page.locator(f"chb-rating[competency='{id}']")


def answer(page: Page, id: str, choice: int) -> None:
    rating(page, id).get_by_role("radio").nth(choice).check()


def answers(page: Page) -> dict[str, dict]:
    """Every answer in the browser's storage, by its key; the theme's own keys left out."""
    stored = page.evaluate("() => ({ ...localStorage })")
    return {key: json.loads(text) for key, text in stored.items() if key.startswith("chb:")}


def progress(page: Page) -> str:
    return page.locator(".chb-progress-words").first.inner_text()


def reword_answer(page: Page) -> None:
    """Let the first answer be one to another wording, and show the page anew."""
    page.evaluate(
        """key => {
          const answer = JSON.parse(localStorage.getItem(key));
          answer.seen.hash = "0".repeat(12);
          localStorage.setItem(key, JSON.stringify(answer)); }""",
        KEY,
    )
    page.reload()


@reader
def test_an_answer_is_saved_under_its_own_key_and_said_to_be(open_page: OpenPage):
    page = open_page(CHECK)
    saved = rating(page).get_by_text(WORDS("self_check.saved"), exact=True)
    expect(saved).to_have_count(0)
    assert answers(page) == {}
    answer(page, ITEM, 2)
    expect(saved).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(WORDS("self_check.saved"))
    [(key, kept)] = answers(page).items()
    assert key == KEY
    framework = CATALOG.frameworks["asapconnect-mentoring"]
    levels = CATALOG.scale_of(framework).levels
    assert (kept["v"], kept["state"], kept["level"], kept["rev"]) == (1, "rated", levels[2].id, 1)
    assert kept["seen"]["hash"] == rating(page).get_attribute("hash")
    competency = next(c for c in competencies_of(framework) if c.id == ITEM)
    assert kept["seen"]["text"] == " ".join(competency.self_check.split())


@reader
def test_every_kind_of_answer_is_restored(open_page: OpenPage):
    page = open_page(CHECK)
    ids = [part.get_attribute("competency") for part in page.locator("chb-rating").all()]
    for number, id in enumerate(ids[:6]):
        answer(page, id, number)
    before = answers(page)
    states = [before[KEY.replace(ITEM, id)]["state"] for id in ids[:6]]
    assert states == ["rated"] * 4 + ["unsure", "na"]
    page.reload()
    for number, id in enumerate(ids[:6]):
        expect(rating(page, id).get_by_role("radio").nth(number)).to_be_checked()
        expect(rating(page, id).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    expect(rating(page, ids[6]).locator(":checked")).to_have_count(0)
    assert answers(page) == before


@reader
def test_progress_is_told_in_words_here_and_on_the_overview(open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_none", count=count)
    answer(page, ITEM, 0)
    answer(page, "mentoring-safe-environment", 4)
    some = WORDS("self_check.progress", done=2, count=count)
    assert progress(page) == some
    expect(
        page.get_by_role("progressbar", name=WORDS("self_check.progress_label"))
    ).to_have_js_property("value", 2)
    page.goto(served(KINDS["self-checks"]))
    entry = page.locator(".chb-list-entry").filter(has=page.locator(f"a[href*='{CHECK}']"))
    expect(entry.locator(".chb-progress-words")).to_have_text(some)
    others = page.locator(".chb-progress-words").filter(has_not_text=some)
    assert others.count() == len(CATALOG.frameworks) - 1
    assert all(text.startswith("None of") for text in others.all_inner_texts())


@reader
def test_the_last_answer_is_told_as_all(open_page: OpenPage):
    page = open_page(KINDS["agency-self-check"])
    for part in page.locator("chb-rating").all():
        part.get_by_role("radio").first.check()
    count = page.locator("chb-rating").count()
    assert progress(page) == WORDS("self_check.progress_all", count=count)


@reader
def test_an_answer_can_be_removed(open_page: OpenPage):
    page = open_page(CHECK)
    remove = rating(page).get_by_role("button", name=WORDS("self_check.remove_short"))
    expect(remove).to_be_hidden()
    answer(page, ITEM, 1)
    expect(remove).to_have_accessible_name(re.compile("A relationship that runs both ways"))
    remove.press("Enter")
    expect(remove).to_be_hidden()
    expect(rating(page).get_by_text(WORDS("self_check.removed"))).to_be_visible()
    expect(rating(page).get_by_role("radio").first).to_be_focused()
    [kept] = answers(page).values()
    assert (kept["state"], kept["level"], kept["rev"]) == ("none", None, 2)
    assert progress(page).startswith("None of")
    page.reload()
    expect(rating(page).locator(":checked")).to_have_count(0)
    expect(remove).to_be_hidden()


@reader
def test_a_check_is_answered_by_keyboard_alone(open_page: OpenPage):
    page = open_page(CHECK)
    radios = rating(page).get_by_role("radio")
    focus_by_tab(page, radios.first)
    assert ring_of(page, "label:has(:focus)") >= 2
    expect(radios.first).not_to_be_checked()
    page.keyboard.press("Space")
    expect(radios.first).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(radios.nth(2)).to_be_checked()
    expect(radios.nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(radios.nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    expect(rating(page).get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    expect(
        rating(page).get_by_role("button", name=WORDS("self_check.remove_short"))
    ).to_be_focused()
    page.keyboard.press("Enter")
    expect(rating(page).locator(":checked")).to_have_count(0)


def ring_of(page: Page, shown: str = ":focus") -> float:
    """How wide in pixels the outline is that shows where the focus is."""
    return page.locator(shown).evaluate(
        """shown => {
          const { outlineStyle, outlineWidth } = getComputedStyle(shown);
          return outlineStyle === "none" ? 0 : parseFloat(outlineWidth); }"""
    )


@reader
def test_the_whole_answer_is_a_target_big_enough_for_a_finger(open_page: OpenPage):
    page = open_page(CHECK, PHONE)
    for label in rating(page).locator("label").all():
        box = label.bounding_box()
        assert box and box["height"] >= 44
    last = rating(page).locator("label").nth(3)
    box = last.bounding_box()
    assert box and box["width"] > PHONE * 0.85
    last.click(position={"x": box["width"] - 5, "y": box["height"] - 5})
    expect(rating(page).get_by_role("radio").nth(3)).to_be_checked()


@reader
@pytest.mark.parametrize("blocked", [NO_STORAGE, NO_WRITING], ids=["blocked", "full"])
def test_without_storage_the_page_says_so_and_keeps_answers_while_it_is_open(
    blocked: str, open_page: OpenPage
):
    page = open_page(CHECK, before=blocked)
    answer(page, ITEM, 2)
    unsaved = rating(page).get_by_text(WORDS("self_check.unsaved"))
    expect(unsaved).to_be_visible()
    expect(page.get_by_role("alert")).to_have_text(WORDS("self_check.unsaved"))
    answer(page, "mentoring-safe-environment", 1)
    expect(rating(page).get_by_role("radio").nth(2)).to_be_checked()
    expect(unsaved).to_be_visible()
    expect(page.get_by_text(WORDS("self_check.saved"), exact=True)).to_have_count(0)
    assert progress(page).startswith("2 of")


@reader
def test_without_storage_the_search_and_the_colors_work(open_page: OpenPage):
    page = open_page("", before=NO_STORAGE, scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "confidentiality")
    expect(
        page.locator(".md-search-result__item a[href$='#mentoring-confidentiality']")
    ).to_be_visible()


@reader
def test_two_tabs_show_the_same_answer(open_page: OpenPage, served: Address):
    page = open_page(CHECK)
    other = page.context.new_page()
    other.goto(served(CHECK))
    answer(other, ITEM, 3)
    expect(rating(page).get_by_role("radio").nth(3)).to_be_checked()
    expect(rating(page).get_by_text(WORDS("self_check.changed_elsewhere"))).to_be_visible()


@reader
def test_a_reworded_competency_asks_to_be_read_again(open_page: OpenPage):
    page = open_page(CHECK)
    answer(page, ITEM, 1)
    reword_answer(page)
    expect(rating(page).get_by_role("group")).to_have_accessible_description(
        WORDS("self_check.reworded")
    )
    rating(page).get_by_role("button", name=WORDS("self_check.keep")).click()
    expect(page.get_by_text(WORDS("self_check.reworded"))).to_have_count(0)
    expect(rating(page).get_by_role("radio").nth(1)).to_be_focused()


@reader
def test_without_script_the_self_check_reads_well_and_is_honest(open_page: OpenPage):
    page = open_page(CHECK, java_script_enabled=False)
    notice = page.locator("noscript p")
    expect(notice).to_be_visible()
    assert notice.text_content() == WORDS("self_check.no_script")
    first = rating(page)
    expect(first.get_by_role("radio")).to_have_count(6)
    for label in first.locator("label").all():
        expect(label).to_be_visible()
    expect(page.get_by_role("button", name=WORDS("self_check.remove_short"))).to_have_count(0)
    expect(page.locator(".chb-saved:visible, chb-progress:visible")).to_have_count(0)
    first.get_by_role("radio").nth(1).check()
    expect(first.get_by_role("radio").nth(1)).to_be_checked()


@reader
@pytest.mark.parametrize("kind", ["framework", "comparison-with-both"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_without_script_a_page_has_its_text_and_no_dead_button(
    kind: str, width: int, open_page: OpenPage
):
    page = open_page(KINDS[kind], width, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main .md-content button:visible")).to_have_count(0)
    page.locator("main .md-content a[href^='../../sources/']").first.click()
    page.wait_for_url("**/sources/#*")


@reader
def test_with_script_there_is_no_notice_of_its_absence(open_page: OpenPage):
    page = open_page(CHECK)
    expect(page.locator("noscript p")).to_have_count(0)


@reader
@pytest.mark.parametrize("key", ["n", "p", "s", "f", "/", ".", ","])
def test_the_themes_keys_do_nothing_while_a_radio_has_the_focus(key: str, open_page: OpenPage):
    page = open_page(CHECK)
    here = page.url
    radio = rating(page).get_by_role("radio").nth(1)
    radio.check()
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    expect(radio).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == here


@reader
def test_the_themes_keys_work_elsewhere(open_page: OpenPage):
    """So that the test above cannot pass for want of such keys."""
    page = open_page(CHECK)
    page.keyboard.press("s")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("n")
    page.wait_for_url("**/self-assessment/asapconnect-coaching/")


# Links to copy


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"


@reader
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_copied_link_leads_back_to_the_item(width: int, open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], width, permissions=["clipboard-read", "clipboard-write"])
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    expect(item.get_by_text("Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == served(f"go/{ITEM}/")
    page.goto(copied)
    page.wait_for_url(f"**/{KINDS['framework']}#{ITEM}")
    assert in_view(page, page.locator(f"#{ITEM}"))


@reader
def test_a_link_that_cannot_be_copied_is_offered(open_page: OpenPage, served: Address):
    page = open_page(KINDS["framework"], before=NO_CLIPBOARD)
    item = page.locator(f".chb-competency:has(a[href$='check-{ITEM}'])")
    item.get_by_role("button", name="Copy link").click()
    field = item.get_by_role("textbox", name="Copy this address")
    expect(field).to_be_focused()
    expect(field).to_have_value(served(f"go/{ITEM}/"))


@reader
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_an_anchor_lands_in_view(width: int, open_page: OpenPage, served: Address):
    """One of each kind on a page of each kind, clear of what sticks to the top of the screen."""
    page = open_page("", width)
    for path, anchor in one_of_each_kind():
        page.goto("about:blank")
        page.goto(served(f"{path}#{anchor}"))
        target = page.locator(f"[id='{anchor}']")
        assert in_view(page, target) or at_the_end(page), anchor
        names = page.locator("thead th")
        if width == WIDE and target.evaluate("target => !!target.closest('tbody')"):
            head = boxes(names)[0]
            assert boxes(target)[0]["y"] >= head["y"] + head["height"] - 1, anchor


def one_of_each_kind() -> list[tuple[str, str]]:
    """(page, anchor) of a late item of every type in every part of the handbook."""
    found = {}
    for id, address in all_addresses(CATALOG).items():
        if address.anchor:
            folder, in_a_cell = address.page.split("/")[0], "--" in id
            found[folder, in_a_cell] = (url_of(address.page), address.anchor)
    return list(found.values())


def at_the_end(page: Page) -> bool:
    """Whether a page is scrolled as far as it goes, so that no target can come further up."""
    return page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 2")


# The menu on a phone


def open_menu(page: Page) -> Locator:
    button = page.get_by_role("button", name="Open the menu")
    button.click()
    button = page.get_by_role("button", name="Close the menu")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(
        "() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0"
    )
    return button


@reader
def test_the_menu_opens_and_closes_by_keyboard(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    button = page.locator("button[aria-controls]")
    menu = page.locator(f"[id='{button.get_attribute('aria-controls')}']")
    focus_by_tab(page, button, most=10)
    expect(button).to_have_accessible_name("Open the menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert ring_of(page) >= 2
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_accessible_name("Close the menu")
    expect(menu.locator(":focus")).to_have_count(1)
    expect(menu.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).not_to_be_in_viewport()


@reader
def test_links_of_a_closed_menu_take_no_focus(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.md-sidebar--primary')")


@reader
def test_a_link_of_the_menu_leads_on(open_page: OpenPage):
    page = open_page(KINDS["framework"], PHONE)
    open_menu(page)
    page.locator(".md-sidebar--primary").get_by_role("link", name="Coaching competencies").click()
    page.wait_for_url("**/frameworks/asapconnect-coaching/")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@reader
def test_on_a_wide_screen_there_is_no_menu_button(open_page: OpenPage):
    page = open_page(KINDS["framework"])
    expect(page.get_by_role("button", name="Open the menu")).to_have_count(0)
    expect(page.locator(".md-sidebar--primary").get_by_role("link").first).to_be_visible()


# Light, dark, forced colors, less motion


def paper(page: Page) -> int:
    """How light the page's ground is, from 0 to 255."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = map(int, re.findall(r"\d+", color)[:3])
    return (red + green + blue) // 3


@reader
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_follows_the_system(scheme: str, open_page: OpenPage):
    page = open_page("", scheme=scheme)
    if scheme == "light":
        assert paper(page) > 230
    else:
        page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
        assert paper(page) < 40


@reader
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_theme_is_switched_by_keyboard_and_stays(
    width: int, open_page: OpenPage, served: Address
):
    page = open_page("", width)
    switch = page.get_by_role("radio", name="Switch to dark")
    focus_by_tab(page, switch, most=20)
    assert ring_of(page, ".md-option:focus + label") >= 2
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert paper(page) < 40
    page.goto(served("sources/"))
    assert paper(page) < 40
    page.get_by_title("Switch to light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@reader
def test_in_forced_colors_the_chosen_answer_stands_out(open_page: OpenPage):
    page = open_page(CHECK, forced_colors="active")
    labels = rating(page).locator("label")
    blank = [label.screenshot() for label in labels.all()]
    answer(page, ITEM, 1)
    page.locator("h1").click()
    outlines = labels.evaluate_all("all => all.map(one => getComputedStyle(one).outlineStyle)")
    assert outlines == ["none", "solid", "none", "none", "none", "none"]
    assert labels.nth(1).screenshot() != blank[1]
    focus_by_tab(page, rating(page).get_by_role("radio").nth(1))
    assert ring_of(page) >= 2, "what is chosen must not hide where the focus is"
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()


@reader
def test_with_less_motion_nothing_moves_and_all_works(open_page: OpenPage):
    page = open_page(CHECK, PHONE, reduced_motion="reduce")
    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          return parseFloat(transitionDuration) > 0.01 || parseFloat(animationDuration) > 0.01;
        }).map((one) => one.className)"""
    )
    assert slow == []
    answer(page, ITEM, 1)
    expect(rating(page).get_by_text(WORDS("self_check.saved"), exact=True)).to_be_visible()
    open_menu(page)
