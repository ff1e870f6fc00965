"""Every word of the interface comes from the message catalogue."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from handbook import CATALOG, COMPETENCIES
from site_pages import PACKAGE, ROOT, Pages

pytest_plugins = ["site_pages"]


def known_words() -> list[re.Pattern[str]]:
    """Every message of the catalogue, as a pattern of what it becomes when it is filled in."""
    messages = CATALOG.messages.by_key.values()
    texts = [t for m in messages for t in ([m] if isinstance(m, str) else m.values())]
    literal = (re.split(r"\{\w+\}", " ".join(text.split())) for text in texts)
    return [re.compile(".+".join(map(re.escape, parts))) for parts in literal]


INTERFACE = (
    "//main//button | //main//*[contains(concat(' ', @class, ' '), ' chb-label ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-eyebrow ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-question ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-own ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-door-title ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-door-link ')]"
    " | //*[contains(concat(' ', @class, ' '), ' chb-button ')]"
    " | //dl[contains(@class, 'chb-evidence') or contains(@class, 'chb-details')]//dt"
    " | //footer//ul//a | //noscript/p"
)

WORDED = ("aria-label", "title", "placeholder", "data-done", "data-failed", "data-open-label")


def test_every_word_of_the_interface_is_in_the_message_catalogue(pages: Pages):
    known, unknown, seen = known_words(), set(), set()
    for page in pages.values():
        for element in page.xpath(INTERFACE):
            words = own_words(element)
            seen.add(words)
            if words and not any(pattern.fullmatch(words) for pattern in known):
                unknown.add(words)
        for name in WORDED:
            ours = page.xpath(f"//main//*[starts-with(@class, 'chb-')]/@{name}")
            unknown |= {w for w in ours if not any(p.fullmatch(w) for p in known)} - set(titles())
    assert len(seen) > 20
    assert unknown == set()


def titles() -> Iterator[str]:
    """Titles of competencies, which a link may carry so that it says where it leads."""
    yield from (competency.title for competency in COMPETENCIES)


def own_words(element: HtmlElement) -> str:
    """An element's words, without what is said to screen readers of the item it belongs to."""
    aside = "ancestor::*[contains(@class, 'chb-hidden') or contains(@class, 'chb-own')]"
    if "chb-own" in element.get("class", ""):
        aside = "false()"
    return " ".join(" ".join(element.xpath(f".//text()[not({aside})]")).split())


TEMPLATES = sorted([*(ROOT / "overrides").rglob("*.html"), *PACKAGE.rglob("templates/**/*.html")])

NO_WORDS = (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<!--.*?-->", r"<script.*?</script>")

MARKUP = re.compile("|".join(NO_WORDS), re.DOTALL)

SPOKEN = re.compile(r"(?:aria-label|title|alt|placeholder|data-(?:done|failed))=\"([^\"]*)\"")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(template: Path):
    text = MARKUP.sub("", template.read_text("utf-8"))
    between_tags = html.unescape(re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL))
    words = re.findall(r"[^\W\d_]{2,}", " ".join([between_tags, *SPOKEN.findall(text)]))
    assert words == []


def test_the_script_is_told_the_catalogues_words(pages: Pages):
    told = [
        json.loads(block.text)
        for page in pages.values()
        for block in page.xpath("//script[@id='chb-config']")
    ]
    assert told
    for config in told:
        assert config["handbook"] == "competency-handbook"
        assert config["language"] == "en"
        words = CATALOG.messages.by_key.items()
        known = {(key.rpartition(".")[2], json.dumps(text)) for key, text in words}
        assert {
            (key.rpartition(".")[2], json.dumps(m)) for key, m in config["messages"].items()
        } <= known
