"""Where things stand, and how one page links to another in both styles of address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from catalogs import open_catalog
from competency_handbook.catalog import former_addresses
from competency_handbook.catalog.addresses import (
    Address,
    Here,
    all_addresses,
    check_addresses,
    url_of,
)
from competency_handbook.catalog.catalog import Catalog
from competency_handbook.model import (
    LARGE,
    Domain,
    Framework,
    Identified,
    ProblemsFound,
    competencies_of,
    parts_of,
)

SITE = "https://example.org/below/"


@pytest.fixture
def catalog(small_data: Path) -> Catalog:
    return open_catalog(small_data)


def with_competencies(framework: Framework, count: int) -> Framework:
    """The framework with so many competencies, ten to a domain."""
    domain = next(entry for entry in framework.contains if isinstance(entry, Domain))
    competency = next(competencies_of(framework))
    entries = [competency.model_copy(update={"id": f"entry-{n}"}) for n in range(count)]
    domains = [
        domain.model_copy(update={"id": f"part-{n}", "contains": tuple(entries[n : n + 10])})
        for n in range(0, count, 10)
    ]
    return framework.model_copy(update={"contains": tuple(domains)})


def with_frameworks(catalog: Catalog, **frameworks: Framework) -> Catalog:
    """The catalog with these frameworks in the place of its own."""
    return replace(catalog, by_kind={**catalog.by_kind, "framework": frameworks})


@pytest.mark.parametrize(
    ("page", "directory", "file"),
    [
        ("index.md", "", "index.html"),
        ("sources.md", "sources/", "sources.html"),
        ("compare/index.md", "compare/", "compare/index.html"),
        ("frameworks/coa.md", "frameworks/coa/", "frameworks/coa.html"),
        ("frameworks/a.b.md", "frameworks/a.b/", "frameworks/a.b.html"),
        ("downloads/handbook.pdf", "downloads/handbook.pdf", "downloads/handbook.pdf"),
    ],
)
def test_a_page_has_a_directory_or_a_file_for_its_address(
    page: str, directory: str, file: str
) -> None:
    assert url_of(page, directory_urls=True) == directory
    assert url_of(page, directory_urls=False) == file


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_link_inside_a_page_is_an_anchor_alone(directory_urls: bool) -> None:
    here = Here("compare/a.md", directory_urls)
    assert here.link(Address("compare/a.md", "x")) == "#x"


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_link_leads_from_any_page_to_any_item(catalog: Catalog, directory_urls: bool) -> None:
    found = all_addresses(catalog)
    for page in {address.page for address in found.values()} | {"index.md", "a/b/c.md"}:
        here = Here(page, directory_urls)
        base = urljoin(SITE, url_of(page, directory_urls))
        for id, address in found.items():
            wanted = urljoin(SITE, url_of(address.page, directory_urls))
            wanted += f"#{address.anchor}" if address.anchor else ""
            link = here.link(address)
            assert urljoin(base, link) == wanted
            assert not link.startswith(("/", "http"))
            ending = "/" if directory_urls else "/index.html"
            assert urljoin(base, here.go(id)) == f"{SITE}go/{id}{ending}"
        assert urljoin(base, here.link("books/all.pdf")) == f"{SITE}books/all.pdf"
        assert urljoin(base, here.link("index.md")).removesuffix("index.html") == SITE


def test_every_id_has_an_address_and_shared_columns_have_none(catalog: Catalog) -> None:
    works = [*catalog.frameworks.values(), *catalog.comparisons.values(), *catalog.scales.values()]
    parts = [part for work in works for _, part in parts_of(work)]
    ids = {part.id for part in parts if isinstance(part, Identified)}
    found = all_addresses(catalog)
    assert ids | {"listening", "roles", "steps", "source-guide"} <= set(found)
    assert not {"listener", "talker"} & set(found)
    assert found["listening"] == Address("frameworks/listening.md")
    assert found["waits-example"] == Address("frameworks/listening.md", "waits-example")
    assert found["roles-task--talker"] == Address("compare/roles.md", "roles-task--talker")
    assert "roles-place--talker" not in found


def test_a_large_framework_has_a_page_for_each_domain(catalog: Catalog) -> None:
    small, large = (
        with_competencies(catalog.frameworks["listening"], count) for count in (LARGE - 1, LARGE)
    )
    found = all_addresses(with_frameworks(catalog, big=small))
    assert found["big"] == Address("frameworks/big.md")

    found = all_addresses(with_frameworks(catalog, big=large))
    assert found["big"] == Address("frameworks/big/index.md")
    assert found["part-10"] == Address("frameworks/big/part-10.md")
    assert found["entry-59"] == Address("frameworks/big/part-50.md", "entry-59")
    assert found["listening-purpose"] == Address("frameworks/big/index.md", "listening-purpose")


def test_a_large_framework_is_checked_on_a_page_for_each_domain(catalog: Catalog) -> None:
    small, large = (
        with_competencies(catalog.frameworks["listening"], count) for count in (LARGE - 1, LARGE)
    )
    found = check_addresses(with_frameworks(catalog, some=small))
    assert {address.page for address in found.values()} == {"self-assessment/some.md"}
    found = check_addresses(with_frameworks(catalog, big=large))
    assert found["big"] == Address("self-assessment/big/index.md", "check-big")
    assert found["part-10"] == Address("self-assessment/big/part-10.md", "check-part-10")
    assert found["entry-19"] == Address("self-assessment/big/part-10.md", "check-entry-19")


def test_a_former_id_leads_to_where_the_same_thing_stands_today(catalog: Catalog) -> None:
    found = former_addresses(catalog)
    asks = Address("frameworks/listening.md", "listening-asks")
    assert found["listening-inquires"] == found["listening-questions"] == asks
    assert found["step-always"] == Address("self-assessment/index.md", "step-habit")


REMOVED = "removed: [{was: asked-twice, because: It asked for too much, see: [listening-asks]}]\n"


def test_what_was_removed_leads_to_what_stands_in_its_place(small_data: Path) -> None:
    """Whoever has its short link comes to something, and not to a page that is not there."""
    (small_data / "removed.yml").write_text(REMOVED, "utf-8")
    found = former_addresses(open_catalog(small_data))
    assert found["asked-twice"] == Address("frameworks/listening.md", "listening-asks")
    (small_data / "removed.yml").write_text(REMOVED.replace("[listening-asks]", "[]"), "utf-8")
    assert "asked-twice" not in former_addresses(open_catalog(small_data))
    (small_data / "removed.yml").write_text(REMOVED.replace("-asks]", "-sings]"), "utf-8")
    with pytest.raises(ProblemsFound, match="REF-UNKNOWN"):
        open_catalog(small_data)


def test_short_addresses_are_the_same_in_the_folder_of_another_language():
    assert Here("guides/x.md").go("y") == "../../go/y/"
    assert Here("guides/x.md", True, "../").go("y") == "../../../go/y/"
    assert Here("index.md", False, "../").go("y") == "../go/y/index.html"
