"""The shipped handbook in Spanish: its pages and PDFs, and answers that are the same in both."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import page as validator
import pikepdf
import pytest
import yaml
from outloud import check
from playwright.sync_api import Browser, Locator, Page, expect

from browser import OpenPage, found_by_axe, serving
from competency_handbook.exchange.answers import read_answers
from competency_handbook.reading.layers import package_layer
from filling import fill_by_hand, fill_by_pdf_lib
from pdf_file import FALSE, fields_of, outline_of, run
from site_pages import Pages

pytest_plugins = ["browser", "site_pages"]
FRAMEWORK, SHEET = "asapconnect-mentoring", "mentee-meeting-preparation"
"""Of these works, the site has a PDF in Spanish (`conftest.py`)."""
CHECK, PLAN, ANSWERS = f"self-assessment/{FRAMEWORK}/", "my/plan/", "my/answers/"
ITEM, LEVEL = "mentoring-two-way-relationship", 2
NOTE, GOAL = "Preguntar a Ana: ¿qué notó?", "Escuchar sin dar consejos"
LAYER = package_layer()


WAIT_UNTIL_KEPT = """async (address) => {
  while (!(await caches.match(address))) await new Promise((done) => setTimeout(done, 50));
}"""


@cache
def messages(language: str) -> dict[str, dict[str, str]]:
    return yaml.safe_load((LAYER / "data" / "messages" / f"{language}.yml").read_text("utf-8"))


def message(language: str, key: str) -> str:
    block, _, name = key.partition(".")
    return messages(language)[block][name]


def rating_on(page: Page) -> Locator:
    return page.locator(f'chb-rating[competency="{ITEM}"]')


def note_on(page: Page, language: str) -> Locator:
    """The field for a note, in the folded part of the check, which it opens."""
    part = rating_on(page).locator(".chb-more")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part.get_by_role("textbox", name=message(language, "check_form.note"))


def goal_on(page: Page, language: str) -> Locator:
    """The field for the goal of the only entry of a plan."""
    entry = page.locator(".chb-plan-entry")
    return entry.get_by_label(message(language, "my_plan.goal"), exact=True)


def switch(page: Page, language: str) -> None:
    """Press the name of the other language at the head of the page."""
    page.get_by_role("link", name=language, exact=True).click()


def shows_all(page: Page, language: str, home: str) -> None:
    """The answer, its note and its plan stand on the pages of a language, without a question."""
    page.goto(f"{home}{CHECK}")
    expect(rating_on(page).get_by_role("radio").nth(LEVEL)).to_be_checked()
    expect(note_on(page, language)).to_have_value(NOTE)
    asked = message(language, "self_check.reworded").partition("{")[0][:40]
    expect(rating_on(page).get_by_text(asked)).to_have_count(0)
    page.goto(f"{home}{PLAN}")
    expect(goal_on(page, language)).to_have_value(GOAL)


def test_each_page_is_there_in_both_languages_and_leads_to_itself(
    every_page: Pages, built_site: Path
):
    read = {path for path in every_page if not path.startswith(("go/", "embed/", "404", "es/"))}
    spanish = {path.removeprefix("es/") for path in every_page if path.startswith("es/")}
    assert {path for path in spanish if not path.startswith("embed/")} == read
    for path in sorted(read):
        page = every_page[f"es/{path}"]
        assert page.get("lang") in ("es", None), path
        [link] = page.xpath("//a[@data-chb-language]")
        address = link.get("href")
        target = (built_site / "es" / path).parent / address / "index.html"
        assert target.resolve() == (built_site / path).resolve(), path
        text = (built_site / "es" / path).read_text("utf-8")
        assert not {"\ufdd0", "\ufdd1", "\ufdd2"} & {*text}, path


def test_a_journey_in_spanish_goes_on_in_english_and_back(open_page: OpenPage, tmp_path: Path):
    page = open_page(f"es/{CHECK}", bypass_csp=True)
    home = page.url.removesuffix(f"es/{CHECK}")
    rating_on(page).get_by_role("radio").nth(LEVEL).check()
    expect(
        rating_on(page).get_by_text(message("es", "self_check.saved"), exact=True)
    ).to_be_visible()
    note_on(page, "es").fill(NOTE)
    assert found_by_axe(page) == []

    page.goto(f"{home}es/{PLAN}")
    page.locator("chb-my-plan[record=me] select").select_option(ITEM)
    page.locator("chb-my-plan[record=me] form:has(select)").get_by_role("button").click()
    goal_on(page, "es").fill(GOAL)
    expect(
        page.locator(".chb-plan-entry").get_by_text(message("es", "self_check.saved"))
    ).to_be_visible()
    assert found_by_axe(page) == []

    page.goto(f"{home}es/{ANSWERS}")
    saved = tmp_path / "respuestas.json"
    with page.expect_download() as download:
        page.get_by_role("button", name=message("es", "answers.save")).click()
    download.value.save_as(saved)
    told = json.loads(saved.read_text("utf-8"))["records"]["me"]["answers"][ITEM]
    assert (told["seen"]["lang"], told["note"], told["plan"]["goal"]) == ("es", NOTE, GOAL)
    assert found_by_axe(page) == []

    switch(page, "English")
    page.wait_for_url(f"{home}{ANSWERS}")
    expect(page.locator("chb-held")).to_contain_text("1 of 11 answered")
    assert found_by_axe(page) == []
    shows_all(page, "en", home)
    assert found_by_axe(page) == []
    page.goto(f"{home}{CHECK}#check-{ITEM}")
    assert found_by_axe(page) == []
    switch(page, "Español")
    page.wait_for_url(f"{home}es/{CHECK}#check-{ITEM}")
    shows_all(page, "es", f"{home}es/")

    page.goto(f"{home}{ANSWERS}")
    page.get_by_role("button", name=message("en", "answers.erase")).click()
    page.locator("chb-open input[type=file]").set_input_files(saved)
    page.get_by_role("button", name=message("en", "answers.merge"), exact=True).click()
    expect(page.locator("chb-held")).to_contain_text("1 of 11 answered")
    shows_all(page, "en", home)


def test_a_form_in_spanish_is_filled_and_read_by_the_command_and_by_the_page(
    open_page: OpenPage, built_site: Path, tmp_path: Path
):
    forms = built_site / "es" / "downloads"
    filled, sheet = tmp_path / "mentoria.pdf", tmp_path / "reunion.pdf"
    with pikepdf.open(forms / f"{FRAMEWORK}.pdf") as form:
        states = [str(state) for kid in fields_of(form)[ITEM].Kids for state in kid.AP.N]
    level = [state for state in states if state != "/Off"][LEVEL].removeprefix("/")
    fill_by_pdf_lib(forms / f"{FRAMEWORK}.pdf", filled, {ITEM: level, f"{ITEM}--note": NOTE})
    fill_by_hand(forms / f"{SHEET}.pdf", sheet, {"prep-question": NOTE, "prep-last-step": "2"})

    read = read_answers([filled, sheet], "competency-handbook", datetime(2026, 11, 30, tzinfo=UTC))
    answer = read["records"]["me"]["answers"][ITEM]
    assert (answer["level"], answer["note"], answer["seen"]["lang"]) == (level, NOTE, "es")
    [copy] = read["records"]["me"]["sheets"][SHEET].values()
    assert copy["fields"]["prep-question"] == NOTE

    page = open_page(f"es/{ANSWERS}", bypass_csp=True)
    page.locator("chb-open input[type=file]").set_input_files([filled, sheet])
    expect(page.locator("chb-open .chb-panel").get_by_role("heading")).to_be_focused()
    assert found_by_axe(page) == []
    page.get_by_role("button", name=message("es", "answers.merge"), exact=True).click()
    expect(page.locator("chb-open .chb-said").last).to_be_visible()
    for place, language in (("es/", "es"), ("", "en")):
        page.goto(page.url.partition("/es/")[0].removesuffix("/") + f"/{place}{CHECK}")
        expect(rating_on(page).get_by_role("radio").nth(LEVEL)).to_be_checked()
        expect(note_on(page, language)).to_have_value(NOTE)


def test_dark_colors_stay_from_language_to_language(open_page: OpenPage):
    page = open_page("guides/")
    page.get_by_title(message("en", "site.to_dark")).click()
    for language in ("Español", "English"):
        switch(page, language)
        expect(page.get_by_role("link", name=language, exact=True)).to_have_count(0)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_without_a_network_a_page_is_there_in_its_language_and_one_never_opened_says_so_in_it(
    chromium: Browser, built_site: Path
):
    with chromium.new_context(service_workers="allow") as context:
        page = context.new_page()
        with serving(built_site, "/") as top:
            page.goto(f"{top}es/guides/")
            page.evaluate(WAIT_UNTIL_KEPT, f"{top}es/guides/")
        page.reload()
        expect(page.locator("h1")).to_have_text("Las guías")
        page.goto(f"{top}es/glossary/")
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("h1")).to_have_text(message("es", "offline.not_kept"))


@pytest.mark.parametrize("id", [FRAMEWORK, SHEET])
def test_a_pdf_in_spanish_keeps_every_rule_and_speaks_spanish(built_site: Path, id: str):
    path = built_site / "es" / "downloads" / f"{id}.pdf"
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    report = validator.validate_pdf(path)
    assert not report.failures, report
    heard = check(str(path), skip=FALSE)
    assert [f"{f.rule} page {f.page}: {f.message} ({f.evidence})" for f in heard.findings] == []
    data = LAYER / "data" / ("frameworks" if id == FRAMEWORK else "worksheets")
    said = yaml.safe_load((data / f"{id}.es.yml").read_text("utf-8"))
    with pikepdf.open(path) as pdf:
        title = said[id]["title"]
        assert str(pdf.docinfo.Title).startswith(f"{title} · ")
        assert str(pdf.Root.Lang) == "es"
        bookmarks = {name for line in outline_of(pdf) for name in line}
        assert title in bookmarks
        spoken = [it for it in said if it != id and "title" in said[it]]
        missed = [it for it in spoken if not any(said[it]["title"] in name for name in bookmarks)]
        assert len(spoken) > 2
        assert not missed
        options = fields_of(pdf)[ITEM if id == FRAMEWORK else "prep-question"]
        key = "self_check" if id == FRAMEWORK else "label"
        asked = said[ITEM if id == FRAMEWORK else "prep-question"][key]
        assert str(options.TU).startswith(" ".join(asked.split()))


@pytest.mark.parametrize("id", [FRAMEWORK, SHEET])
def test_a_printed_address_leads_to_spanish(open_page: OpenPage, built_site: Path, id: str):
    printed = run("pdftotext", built_site / "es" / "downloads" / f"{id}.pdf", "-")
    assert f"go/{id}/?es" in printed
    page = open_page(f"go/{id}/?es")
    page.wait_for_url(f"**/es/*/{id}/")


def test_an_address_without_a_page_is_told_in_both_languages(open_page: OpenPage):
    page = open_page("404.html", bypass_csp=True)
    for language, home in (("en", "**/where/"), ("es", "**/where/es/")):
        link = page.get_by_role("link", name=message(language, "site.not_found_link"))
        assert page.get_by_text(message(language, "site.not_found_title")).is_visible()
        assert found_by_axe(page) == []
        link.click()
        page.wait_for_url(home)
        page.go_back()


def test_a_phones_home_screen_names_the_handbook_in_the_pages_language(built_site: Path):
    for place, name in (("", "Competency"), ("es/", "Manual")):
        [file] = (built_site / place / "assets").glob("manifest.*.json")
        assert json.loads(file.read_text("utf-8"))["short_name"] == name


def test_a_link_copied_from_a_spanish_page_leads_back_to_it(open_page: OpenPage):
    page = open_page("es/frameworks/asapconnect-mentoring/")
    page.locator(f".chb-share[data-id='{ITEM}']").click()
    link = page.locator("#chb-share-link").input_value()
    assert "/es/" not in link and "language=es" in link
    page.get_by_text(message("es", "share.embed"), exact=True).click()
    assert f"/es/embed/{ITEM}/" in page.locator("#chb-share-embed").input_value()
    page.goto(link)
    page.wait_for_url(f"**/es/frameworks/asapconnect-mentoring/?edition=*#{ITEM}")
    page.goto(link.replace("language=es", "language=../x").partition("&")[0])
    page.wait_for_url(f"**/frameworks/asapconnect-mentoring/#{ITEM}")
    assert "/es/" not in page.url
