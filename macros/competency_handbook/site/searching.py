"""What the search knows, as two scripts that load on use, with all that finds it.

The first has what names things, and is enough to find most; the second has their texts, which weigh
far more. Scripts and not JSON, since `file://` fetches nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import html as lxml_html

from ..catalog import all_addresses, url_of
from .compose import Composition
from .language_marks import in_plain_text
from .not_found import NAME as NOT_FOUND
from .search_documents import SearchedPage, read_page, words_of

DOCUMENTS, TEXTS = "assets/search-documents.js", "assets/search-texts.js"
"""The scripts' names before they carry their content's hash."""
FIRST = "index.html"
"""The page whose questions are offered before anything is typed."""


def search_scripts(pages: Mapping[str, str], composition: Composition) -> dict[str, str]:
    """The scripts that hand over all that may be found on pages, given by their files; by name."""
    directory_urls = composition.directory_urls
    found = (
        read_page(html, address_of(name, directory_urls))
        for name, html in sorted(pages.items())
        if name != NOT_FOUND
    )
    read = [page for page in found if page]
    places = _places_in(read)
    catalog = composition.catalog
    addresses = all_addresses(catalog)

    def address(id: str) -> tuple[str, str]:
        return url_of(addresses[id].page, directory_urls), addresses[id].anchor

    told = {
        "language": catalog.messages.language,
        "messages": {f"search.{k}": text for k, text in catalog.messages.below("search").items()},
        "small": catalog.messages("search.small_words"),
        "questions": read_questions(pages.get(FIRST, "")),
        "synonyms": [
            {
                "typed": synonym.typed,
                "means": synonym.means,
                "to": [places[to] for to in map(address, synonym.to) if to in places],
                **({"urgent": True} if synonym.urgent else {}),
            }
            for synonym in catalog.synonyms
        ],
    }
    scripts = scripts_of(read, told)
    return {name: in_plain_text(text, catalog.messages) for name, text in scripts.items()}


def read_questions(html: str) -> list[tuple[str, str]]:
    """The links in `.chb-questions` of a page: their words and where they lead; may be none."""
    if "chb-questions" not in html:
        return []
    links = lxml_html.document_fromstring(html).xpath(
        "//*[contains(concat(' ', @class, ' '), ' chb-questions ')]//a[@href]"
    )
    return [(words_of(link), link.get("href")) for link in links]


def _places_in(pages: Sequence[SearchedPage]) -> dict[tuple[str, str], int]:
    """The position of the document that has an id, by its page's address and the id."""
    documents = [document for page in pages for document in page.documents]
    places: dict[tuple[str, str], int] = {}
    for at, document in enumerate(documents):
        for id in ("", *document.ids):
            places.setdefault((document.page, id), at)
    return places


def scripts_of(pages: Sequence[SearchedPage], told: Mapping[str, Any]) -> dict[str, str]:
    """The scripts for pages, with what else the search is told, by name."""
    documents = {
        **told,
        "pages": [[page.address, page.title, page.place] for page in pages],
        "documents": [
            [at, *it.as_told()] for at, page in enumerate(pages) for it in page.documents
        ],
    }
    texts = [it.text for page in pages for it in page.documents]
    return {DOCUMENTS: _assigning("chbSearched", documents), TEXTS: _assigning("chbTexts", texts)}


def _assigning(name: str, value: Any) -> str:
    return f"globalThis.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"


def address_of(name: str, directory_urls: bool) -> str:
    """The address that links give to a page of the site, by its file's name."""
    return name.removesuffix("index.html") if directory_urls else name
