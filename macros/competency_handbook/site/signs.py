"""A plain link at everything on a page that has a short address, for browsers without script.

With script, a heading has a button in its place, and its sheet leads to what stands below it.
"""

from __future__ import annotations

import re

from ..catalog import Here, all_addresses, url_of
from ..render import attribute
from .compose import Composition

BEGIN = re.compile(
    r"<(?P<tag>h[1-6]|tr|td|li|dd|dt|div|details)\b[^>]*?\sid=\"?(?P<id>[\w-]+)\"?[^>]*>"
)
"""Where an element begins that may be an item."""
END = re.compile(r"</(?:h[1-6]|p|li|td|th|dd|dt|div)>|<(?:ul|ol|dl|details|table|blockquote)\b")
"""Where the first words of an element end: at its end, or before what stands in it as a block."""


class Signs:
    """The links of a handbook's items, page by page."""

    def __init__(self, composition: Composition) -> None:
        catalog, self._directory_urls = composition.catalog, composition.directory_urls
        self._above = "../" * bool(composition.place)
        self._label = attribute(catalog.messages("site.short_link"))
        self._on_page: dict[str, set[str]] = {}
        for id, address in all_addresses(catalog).items():
            url = url_of(address.page, self._directory_urls)
            name = f"{url}index.html" if not url or url.endswith("/") else url
            if id in catalog.hidden:  # What is told of it is no item.
                continue
            self._on_page.setdefault(name, set()).add(address.anchor or id)

    def on(self, html: str, name: str) -> str:
        """A page of the site, by its file's name there, with a link at each of its items."""
        ids = set(self._on_page.get(name, ()))
        if not ids:
            return html
        here = Here(f"{name.removesuffix('.html')}.md", self._directory_urls, self._above)
        pieces, at = [], 0
        for match in BEGIN.finditer(html):
            id = match["id"]
            end = END.search(html, match.end()) if id in ids else None
            if end is None or end.start() < at:
                continue
            ids.remove(id)
            link = f'<a class="chb-sign" href="{here.go(id)}" aria-label="{self._label}"></a>'
            pieces += [html[at : end.start()], link]
            at = end.start()
        return "".join([*pieces, html[at:]])
