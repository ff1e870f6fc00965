"""A plain link at everything that has a short address, for browsers without script."""

from __future__ import annotations

from competency_handbook.catalog import all_addresses, url_of
from handbook import CATALOG
from site_pages import Pages

pytest_plugins = ["site_pages"]


def test_everything_with_a_short_address_has_a_link_to_it_on_its_page(every_page: Pages) -> None:
    lacking = []
    for id, address in all_addresses(CATALOG).items():
        page = every_page[f"{url_of(address.page)}index.html"]
        [*items] = page.xpath("//*[@id=$id]", id=address.anchor or id)
        links = [link for item in items for link in item.xpath(".//a[@class='chb-sign']/@href")]
        if not [link for link in links if link.endswith(f"/go/{id}/") or link == f"go/{id}/"]:
            lacking.append(id)
    assert lacking == []


def test_it_says_nothing_but_what_it_is(every_page: Pages) -> None:
    signs = [sign for page in every_page.values() for sign in page.find_class("chb-sign")]
    assert signs
    assert {(sign.text_content(), bool(sign.get("aria-label"))) for sign in signs} == {("", True)}
