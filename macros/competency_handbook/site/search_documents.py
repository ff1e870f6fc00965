"""Every finished page cut into what may be found on it.

What is left out, and what is a document of its own, pages say themselves:

- `data-search-exclude` leaves out an element, or the section of a heading that has it.
- `data-search-title` makes an element with an id a document of its own, such as a table's row.
- `data-search-words` is text that finds a document and is not shown with it, such as other words
  for it; of the article, such words themselves.
- `data-search-boost` of a heading, or of the article for all that is on the page, is what the rank
  of a document is multiplied by.
- `data-search-place` of the article is where the page stands in the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..model import BuildFailed

EXCLUDED, TITLE, WORDS = "data-search-exclude", "data-search-title", "data-search-words"
PLACE, BOOST = "data-search-place", "data-search-boost"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {
    *HEADINGS,
    *("article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "li"),
    *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr"),
    "ul",
}
"""Elements that begin a line."""
UNSAID = {
    *("audio", "button", "canvas", "iframe", "input", "noscript", "object", "script"),
    *("select", "style", "svg", "template", "textarea", "video"),
}
"""Elements that say nothing to be found by: controls, and what is no text."""
UNSAID_CLASSES = {"headerlink", "chb-label", "chb-eyebrow", "chb-own", "chb-note-mark"}
CODES = {"chb-cite", "chb-code"}
"""Classes of what is found by its code or its place in a source."""


@dataclass
class Document:
    """One thing that may be found: a page as far as its first section, or a section."""

    page: str
    """The page's address from the site's root."""
    anchor: str
    """The id of its place there; empty where it is the page's beginning."""
    title: str
    lines: list[str] = field(default_factory=lambda: [""])
    words: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    """What is asked in a form; it is not shown."""
    codes: list[str] = field(default_factory=list)
    """Its own code first, then the places that it cites."""
    ids: set[str] = field(default_factory=set)
    """The ids of all that stands in it."""
    boost: float = 1

    @property
    def text(self) -> str:
        """What a reader reads there, a line each part; may be empty."""
        trimmed = (" ".join(line.split()) for line in self.lines)
        return "\n".join(line for line in trimmed if line)

    def as_told(self) -> list[str | float | list[str]]:
        """Its values but for its text as the browser has them, in the order `engine.js` names."""
        words, form = " ".join(self.words), " ".join(self.form)
        return [self.anchor, self.title, words, form, self.codes, self.boost]


@dataclass(frozen=True)
class SearchedPage:
    """A page with what may be found on it."""

    address: str
    title: str
    place: str
    """The headings of the navigation that it stands below; empty at the top."""
    documents: tuple[Document, ...]


def read_page(html: str, address: str) -> SearchedPage | None:
    """What may be found on a page; None on one that has no article or wants to be left out.

    Raises BuildFailed where what its rank is multiplied by is no number.
    """
    article = next(lxml_html.document_fromstring(html).iter("article"), None)
    if article is None or EXCLUDED in article.attrib:
        return None
    try:
        boost = float(article.get(BOOST) or 1)
    except ValueError:
        raise BuildFailed(f"{address}: in `search: {{boost: …}}` stands no number.") from None
    documents = _Reader(address, boost).read(article)
    documents[0].words += filter(None, [article.get(WORDS)])
    title = documents[0].title or next((it.title for it in documents if it.title), "")
    kept = tuple(it for it in documents if it.title)
    return SearchedPage(address, title, article.get(PLACE, ""), kept)


def words_of(element: HtmlElement) -> str:
    """An element's text, spaced alike."""
    return " ".join(element.text_content().split())


class _Reader:
    """Walks an article and cuts it into documents."""

    def __init__(self, page: str, boost: float) -> None:
        self.page, self.boost = page, boost
        self.documents = [Document(page, "", "", boost=boost)]
        self.here: Document | None = self.documents[0]
        """What is being read; None in a section that is left out."""

    def read(self, article: HtmlElement) -> list[Document]:
        self._inside(article)
        return self.documents

    def _element(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSAID:
            return
        if tag in HEADINGS and (tag == "h1" or element.get("id") or EXCLUDED in element.attrib):
            self._heading(element)
        elif EXCLUDED in element.attrib:
            return
        elif TITLE in element.attrib and element.get("id"):
            around = self.here
            self.here = self._begin(element.get("id", ""), element.get(TITLE, ""))
            self._note_id(element)
            self._inside(element)
            self.here = around
        else:
            self._text_in(element)

    def _note_id(self, element: HtmlElement) -> None:
        if self.here and (id := element.get("id")):
            self.here.ids.add(id)

    def _text_in(self, element: HtmlElement) -> None:
        """An element that begins no document: its code, words that only find, or its text."""
        self._note_id(element)
        if self.here and (WORDS in element.attrib or element.tag == "form"):
            found_by = self.here.form if element.tag == "form" else self.here.words
            found_by.append(words_of(element))
            return
        classes = set(element.get("class", "").split())
        if classes & CODES and self.here:
            code = words_of(element)
            if code not in self.here.codes:
                self.here.codes.append(code)
            return
        if classes & UNSAID_CLASSES:
            return
        if element.tag in BLOCKS:
            self._line()
        if "data-column" in element.attrib:
            self._say(f"{element.get('data-column')}: ")
        self._inside(element)
        if element.tag in BLOCKS:
            self._line()

    def _inside(self, element: HtmlElement) -> None:
        self._say(element.text)
        for child in element:
            self._element(child)
            self._say(child.tail)

    def _heading(self, element: HtmlElement) -> None:
        if EXCLUDED in element.attrib:
            self.here = None
            return
        codes = [words_of(code) for code in element.find_class("chb-code")]
        for part in (*element.find_class("chb-code"), *element.find_class("headerlink")):
            part.drop_tree()
        title = words_of(element)
        if element.tag == "h1" and not self.documents[0].title:
            self.here = self.documents[0]
            self.here.title = title
        else:
            self.here = self._begin(element.get("id", ""), title)
        self._note_id(element)
        self.here.codes += codes
        self.here.boost *= float(element.get(BOOST) or 1)

    def _begin(self, anchor: str, title: str) -> Document:
        self.documents.append(Document(self.page, anchor, title, boost=self.boost))
        return self.documents[-1]

    def _say(self, text: str | None) -> None:
        if text and self.here:
            self.here.lines[-1] += text

    def _line(self) -> None:
        if self.here:
            self.here.lines.append("")
