"""The shipped handbook in Spanish: its pages, and answers that are the same in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from playwright.sync_api import expect

from browser import OpenPage, found_by_axe
from competency_handbook.reading.layers import package_layer
from site_pages import Pages

pytest_plugins = ["browser", "site_pages"]
CHECK = "self-assessment/asapconnect-mentoring/"
ITEM = "mentoring-two-way-relationship"
MESSAGES = package_layer() / "data" / "messages"


def message(language: str, key: str) -> str:
    block, _, name = key.partition(".")
    return yaml.safe_load((MESSAGES / f"{language}.yml").read_text("utf-8"))[block][name]


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


def test_an_answer_given_in_spanish_is_there_in_english_and_back(open_page: OpenPage):
    page = open_page(f"es/{CHECK}", bypass_csp=True)
    assert found_by_axe(page) == []
    rating = page.locator(f'chb-rating[competency="{ITEM}"]')
    rating.get_by_role("radio").nth(2).check()
    expect(rating.get_by_text(message("es", "self_check.saved"), exact=True)).to_be_visible()
    kept = page.evaluate("key => localStorage.getItem(key)", key_in(page))
    assert json.loads(kept)["seen"]["lang"] == "es"

    page.goto(f"{page.url.partition('#')[0]}#check-{ITEM}")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/{CHECK}#check-{ITEM}")
    assert "/es/" not in page.url
    expect(rating.get_by_role("radio").nth(2)).to_be_checked()
    reworded = message("en", "self_check.reworded").partition("{")[0][:40]
    expect(rating.get_by_text(reworded)).to_have_count(0)

    page.get_by_role("link", name="Español").click()
    page.wait_for_url(f"**/es/{CHECK}#check-{ITEM}")
    expect(rating.get_by_role("radio").nth(2)).to_be_checked()


def key_in(page) -> str:
    [key] = page.evaluate("() => Object.keys(localStorage).filter((it) => it.includes(':answer:'))")
    return key


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
