"""The sheet of an item's links, and what a link says that was made in an earlier edition."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from browser import KINDS, PHONE, Address, OpenPage, found_by_axe, serving
from handbook import SETTINGS
from ratings import CATALOG, CHECK, ITEM, WORDS

pytest_plugins = ["browser"]

EDITION = SETTINGS["extra"]["handbook"]["edition"]
NAME = SETTINGS["site_name"]
SHEET = "dialog.chb-share-sheet"
CLIPBOARD = "navigator.clipboard.readText()"
DOMAIN = next(iter(CATALOG.frameworks.values())).contains[0]
[ROW_TABLE, ROW] = next((id, it.rows[0]) for id, it in CATALOG.comparisons.items())
TERM = CATALOG.terms[0]


def field(page: Page, name: str) -> str:
    return page.locator(SHEET).get_by_label(name, exact=True).input_value()


def open_sheet(page: Page, id: str) -> None:
    page.locator(f".chb-share[data-id='{id}']").click()
    expect(page.locator(f"{SHEET} svg")).to_be_visible()


def test_a_sheet_has_the_link_the_citation_the_code_and_the_ways(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["framework"], PHONE, permissions=["clipboard-read", "clipboard-write"])
    opener = page.locator(f".chb-share[data-id='{ITEM}']")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{SHEET} svg")).to_be_visible()
    link = f"{served(f'go/{ITEM}/')}?edition={EDITION}"
    assert field(page, "Link") == link
    cited = field(page, "Citation")
    assert f"{NAME}, edition {EDITION}. Restates " in cited
    assert cited.endswith(link)
    assert found_by_axe(page) == []
    page.locator(SHEET).get_by_role("button", name=re.compile("Copy.*Citation")).click()
    expect(page.locator(SHEET).get_by_role("status")).to_have_text("Copied")
    assert page.evaluate(CLIPBOARD) == cited
    page.get_by_text("To show it in another site").click()
    assert f'src="{served(f"embed/{ITEM}/")}"' in field(page, "Code for a page")
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_have_count(0)
    expect(opener).to_be_focused()
    open_sheet(page, DOMAIN.id)
    page.locator(SHEET).get_by_role("link", name="Present").click()
    expect(page.locator("dialog.chb-present h2")).to_contain_text(DOMAIN.title or "")


def test_rows_lead_to_their_cells_and_terms_works_and_checks_have_a_link(
    open_page: OpenPage, served: Address
):
    page = open_page(f"compare/{ROW_TABLE}/")
    open_sheet(page, ROW.id)
    column = page.locator(f"#{ROW.id} td[id]").first
    page.locator(SHEET).get_by_role("button", name=column.get_attribute("data-column")).click()
    cell = column.get_attribute("id")
    assert field(page, "Link") == f"{served(f'go/{cell}/')}?edition={EDITION}"
    page.goto(served(KINDS["framework"]))
    open_sheet(page, ITEM)
    page.get_by_text("One point of it alone").click()
    indicator = next(it for _, it in CATALOG.items.values() if it.id == ITEM).indicators[0]
    begins = re.compile(" ".join(indicator.text.split()[:3]))
    page.locator(SHEET).get_by_role("button", name=begins).first.click()
    assert field(page, "Link") == f"{served(f'go/{indicator.id}/')}?edition={EDITION}"
    for path, id in ((f"compare/{ROW_TABLE}/", ROW_TABLE), ("glossary/", TERM.id)):
        page.goto(served(path))
        open_sheet(page, id)
        assert field(page, "Link") == f"{served(f'go/{id}/')}?edition={EDITION}"
    page.goto(served(CHECK))
    open_sheet(page, f"check-{ITEM}")
    assert field(page, "Link") == served(f"{CHECK}#check-{ITEM}")


def test_an_item_is_shown_in_a_frame_of_another_origin_light_and_dark(
    chromium: Browser, served: Address, tmp_path: Path
):
    source = served(f"embed/{ITEM}/")
    frame = f'<iframe src="{source}" width="600" height="400"></iframe>'
    (tmp_path / "index.html").write_text(frame, "utf-8")
    page, grounds = chromium.new_page(), []
    with serving(tmp_path, "/") as elsewhere:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(elsewhere)
            shown = page.frame_locator("iframe")
            expect(shown.locator(".chb-statement")).to_be_visible()
            body = shown.locator("body")
            grounds.append(body.evaluate("body => getComputedStyle(body).backgroundColor"))
            assert body.evaluate("body => body.scrollWidth <= innerWidth")
            link = shown.get_by_role("contentinfo").get_by_role("link")
            assert link.evaluate("link => link.href") == served(f"go/{ITEM}/")
    page.close()
    assert len({*grounds}) == 2


def test_without_script_each_item_has_a_plain_link_and_with_it_none(
    open_page: OpenPage, served: Address
):
    with_script = open_page(KINDS["framework"])
    expect(with_script.locator(".chb-sign").first).to_be_hidden()
    page = open_page(KINDS["framework"], java_script_enabled=False)
    sign = page.locator(f"#{ITEM} > .chb-sign")
    expect(sign).to_be_visible()
    sign.click()
    page.wait_for_url(served(f"{KINDS['framework']}#{ITEM}"))


PRINT = """() => {
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const seen = [...document.querySelectorAll("article h2, article h3, article h4")];
    window.printed = seen.filter((it) => it.checkVisibility()).map(({ id }) => id);
    dispatchEvent(new Event("afterprint"));
  };
}"""
"""Printing as a browser does it, which leaves the ids of the headings on paper."""


def test_an_item_or_a_choice_of_several_is_printed_and_nothing_else(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["framework"])
    page.evaluate(PRINT)
    open_sheet(page, ITEM)
    page.locator(SHEET).get_by_role("button", name="Print").click()
    page.wait_for_function("window.printed")
    printed = page.evaluate("window.printed")
    assert printed[-1] == ITEM
    assert len(printed) <= 2, "the item, and what it stands under"
    open_sheet(page, ITEM)
    page.locator(SHEET).get_by_role("button", name="Choose several").click()
    choice = page.get_by_role("dialog", name="Choose several items of this page")
    boxes = choice.get_by_role("checkbox")
    other = boxes.last.get_attribute("value")
    expect(choice.locator(f"[value='{ITEM}']")).to_be_checked()
    boxes.last.check()
    present = choice.get_by_role("link", name="Present them")
    expect(present).to_have_attribute("href", f"?only={ITEM},{other}")
    assert found_by_axe(page) == []
    choice.get_by_role("button", name="Print them").click()
    page.wait_for_function(f"window.printed.includes({json.dumps(other)})")
    assert ITEM in page.evaluate("window.printed")
    assert page.locator(".chb-left-out, .chb-handout-end").count() == 0


def test_a_link_of_an_earlier_edition_tells_what_was_reworded(open_page: OpenPage, served: Address):
    page = open_page("")

    def with_wordings(route):
        words = route.fetch().text()
        told = json.dumps({"2020.1": {ITEM: "Says **it** [otherwise](../x/)."}})
        route.fulfill(
            body=re.sub(r'"wordings": \{.*\}\}$', lambda _: f'"wordings": {told}}}', words.strip()),
            content_type="text/javascript",
        )

    page.route("**/share-messages*.js", with_wordings)
    page.goto(served(f"go/{ITEM}/?edition=2020.1"))
    page.wait_for_url(f"**/{KINDS['framework']}?edition=2020.1#{ITEM}")
    note = page.get_by_role("note").filter(has_text="edition 2020.1")
    expect(note).to_contain_text("Says it otherwise.")
    statement = page.locator(f"#{ITEM} ~ .chb-competency .chb-statement").first.inner_text()
    expect(note).to_contain_text(statement)
    open_sheet(page, ITEM)
    assert ". Restates " in field(page, "Citation")
    page.goto(served(f"go/{ITEM}/?edition={EDITION}"))
    page.wait_for_url(f"**/{KINDS['framework']}?edition={EDITION}#{ITEM}")
    expect(page.locator(".chb-reworded")).to_have_count(0)


def test_a_copied_sentence_says_where_it_is_from_and_a_word_does_not(
    open_page: OpenPage, served: Address
):
    page = open_page(KINDS["framework"], permissions=["clipboard-read", "clipboard-write"])
    body = page.locator(f"#{ITEM} + .chb-competency")
    statement = body.locator(".chb-statement").inner_text()
    link = f"{served(f'go/{ITEM}/')}?edition={EDITION}"
    body.evaluate("body => getSelection().selectAllChildren(body)")
    page.keyboard.press("Control+c")
    copied = page.evaluate(CLIPBOARD)
    assert copied.startswith(statement)
    assert copied.endswith(f"\n\n{NAME}, {link}")
    assert WORDS("site.copy_link") not in copied
    assert f"({WORDS('competency.own')})" in copied
    html = page.evaluate(
        "navigator.clipboard.read().then(([it]) => it.getType('text/html')).then(it => it.text())"
    )
    assert link in html and "<button" not in html and 'href="../' not in html
    page.evaluate(
        "getSelection().setPosition(document.querySelector('.chb-statement').firstChild, 0)"
    )
    page.evaluate("getSelection().modify('extend', 'forward', 'word')")
    page.keyboard.press("Control+c")
    assert page.evaluate(CLIPBOARD).strip() == statement.split()[0]
