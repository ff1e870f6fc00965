"""What a link to an item shows in a chat or a mail: the item's name, and what it says."""

from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring

from catalogs import open_catalog
from competency_handbook.catalog import all_addresses, url_of
from competency_handbook.reading.layers import package_layer
from competency_handbook.site.compose import compose
from competency_handbook.site.go import write_go_pages
from competency_handbook.site.previews import LONGEST_DESCRIPTION, LONGEST_TITLE, previews_of
from handbook import WORDS


@pytest.mark.parametrize(
    ("id", "title", "description"),
    [
        ("listening", "Listening", "What somebody who listens well does."),
        ("listening-attention", "Attention", "Being there."),
        ("listening-waits", "Listen 1.10: Waits", "Lets a silence stand."),
        ("listening-purpose", "To hear what another person says.", "Listening"),
        ("waits-looks", "Looks up, not at a screen.", "Listening"),
        ("roles", "Listener and talker", "Two roles in one talk."),
        ("roles-task", "Task", "Listener and talker"),
        ("roles-task--talker", "Task", "Says."),
    ],
)
def test_a_preview_has_the_name_and_what_is_said_and_nothing_twice(
    small_data: Path, id: str, title: str, description: str
) -> None:
    preview = previews_of(open_catalog(small_data))[id]
    assert (preview.title, preview.description) == (title, description)


def test_the_words_of_a_level_are_what_its_preview_says(small_data: Path) -> None:
    file = small_data / "frameworks" / "listening.yml"
    statement = "        statement: Lets a silence stand.\n"
    levels = "        levels:\n          step-new: {text: Talks at once., own: true}\n"
    file.write_text(file.read_text("utf-8").replace(statement, statement + levels), "utf-8")
    preview = previews_of(open_catalog(small_data))["listening-waits--step-new"]
    assert (preview.title, preview.description) == ("Listen 1.10: Waits", "Talks at once.")


def test_everything_that_has_an_address_has_a_short_preview(small_data: Path) -> None:
    file = small_data / "frameworks" / "listening.yml"
    long = "Lets a silence stand " + "and stand " * 60
    file.write_text(file.read_text("utf-8").replace("Lets a silence stand.", long), "utf-8")
    catalog = open_catalog(small_data)
    previews = previews_of(catalog)
    assert previews.keys() == all_addresses(catalog).keys()
    assert previews["listening-waits"].description.endswith(" and …")
    for id, preview in previews.items():
        assert 0 < len(preview.title) <= LONGEST_TITLE, id
        assert 0 < len(preview.description) <= LONGEST_DESCRIPTION, id


def test_a_short_address_has_the_preview_of_what_it_leads_to(bare_host: Path) -> None:
    (bare_host / "data" / "guides").mkdir(parents=True)
    (bare_host / "data" / "guides" / "our-guide.yml").write_text(
        'title: "{id} & <b>\\"ours\\"</b>"\nformerly: [our-book]\nsummary: "{title} says."\n'
        "parts:\n  - {id: our-part, title: Begin, text: Do *begin*., own: true}\nown: true\n"
    )
    composition = compose([package_layer(), bare_host], bare_host / "composed")
    write_go_pages(bare_host / "go", composition, bare_host / "none")
    for id in ("our-guide", "our-book"):
        assert preview_in(bare_host / "go" / id) == (
            '{id} & <b>"ours"</b> - Host',
            '{id} & <b>"ours"</b>',
            "{title} says.",
        )
    assert preview_in(bare_host / "go" / "our-part") == ("Begin - Host", "Begin", "Do begin.")


def preview_in(folder: Path) -> tuple[str | None, str, str]:
    """The title of a short address's page, and the name and text that others show of it."""
    page: HtmlElement = fromstring((folder / "index.html").read_text("utf-8"))
    [name] = page.xpath("//meta[@property='og:title']/@content")
    [said] = page.xpath("//meta[@property='og:description']/@content")
    assert page.xpath("//meta[@name='description']/@content") == [said]
    return page.findtext(".//title"), name, said


def test_what_is_shared_has_the_whole_address_where_the_site_is_known(bare_host: Path) -> None:
    settings = bare_host / "mkdocs.yml"
    site = "https://handbook.example.org/ours/"
    settings.write_text(f"{settings.read_text('utf-8')}\nsite_url: {site}\n", "utf-8")
    composition = compose([package_layer(), bare_host], bare_host / "composed")
    write_go_pages(bare_host / "go", composition, bare_host / "none")
    page = fromstring((bare_host / "go" / "term-coaching" / "index.html").read_text("utf-8"))
    assert page.xpath("//meta[@property='og:url']/@content") == [f"{site}go/term-coaching/"]
    place = all_addresses(composition.catalog)["term-coaching"]
    canonical = f"{site}{url_of(place.page)}#term-coaching"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_what_is_gone_for_good_says_why_and_leads_nowhere_by_itself(bare_host: Path) -> None:
    (bare_host / "data").mkdir(exist_ok=True)
    (bare_host / "data" / "removed.yml").write_text(
        "removed:\n  - {was: our-old-tip, because: Nobody <used> it.}\n"
    )
    composition = compose([package_layer(), bare_host], bare_host / "composed")
    write_go_pages(bare_host / "go", composition, bare_host / "none")
    page = fromstring((bare_host / "go" / "our-old-tip" / "index.html").read_text("utf-8"))
    assert not page.xpath("//meta[@http-equiv='refresh']")
    assert page.findtext(".//h1") == WORDS("site.gone")
    assert page.findtext(".//p") == "Nobody <used> it."
    assert page.xpath("//a/@href") == ["../../changes/"]
