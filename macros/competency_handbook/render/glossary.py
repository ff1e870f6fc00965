"""The glossary, and the marks on its terms where they first stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..catalog import Catalog
from ..model import Term
from .page import Page
from .text import attribute, heading

ARTICLE = re.compile(r"(?<=<article)\b.*?(?=</article>)", re.DOTALL)
TOKEN = re.compile(r"(<[^>]*>)")
TAG = re.compile(r"<(/?)([a-z0-9-]+)(?:[^>]*?\sclass=\"([^\"]*))?")
UNMARKED = frozenset(
    [
        "a",
        "b",
        "button",
        "code",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "legend",
        "nav",
        "noscript",
        "option",
        "pre",
        "script",
        "select",
        "span",
        "style",
        "summary",
        "template",
        "textarea",
        "th",
        "title",
    ]
)
"""Elements inside which a term is not marked: links, names, and what has a role already."""
QUIET = frozenset(
    [
        "chb-citations",
        "chb-door-title",
        "chb-eyebrow",
        "chb-facts",
        "chb-foot",
        "chb-label",
        "chb-path-title",
    ]
)
"""Classes of other elements that name something or list words, and do not say anything of it."""


def render_glossary(page: Page) -> str:
    """Every term under its heading, in alphabetical order."""
    terms = sorted(page.catalog.terms, key=lambda term: term.term.casefold())
    return "".join(
        heading(2, term.term, term.id) + page.fill("term.html", term=term, see=page.see(term.see))
        for term in terms
    )


def mark_terms(page: Page, html: str) -> str:
    """A whole page with each term, where it first stands in the article, linked to its entry.

    The elements of UNMARKED and QUIET stay as they are; so does a page without an article.
    """
    article, (pattern, terms) = ARTICLE.search(html), _pattern_of(page.catalog)
    if article is None or pattern is None:
        return html
    waiting = dict(terms)
    closed_to: list[str] = []
    tokens = TOKEN.split(article[0])
    for position, token in enumerate(tokens):
        if position % 2:
            _follow(token, closed_to)
        elif not closed_to and waiting and not token.isspace():
            tokens[position] = _marked(page, token, pattern, waiting)
    return html[: article.start()] + "".join(tokens) + html[article.end() :]


def _follow(tag: str, closed_to: list[str]) -> None:
    """Keep the stack of open elements inside which nothing is marked."""
    found = TAG.match(tag)
    if found is None:
        return
    ends, name, classes = found.groups()
    if ends:
        if closed_to and closed_to[-1] == name:
            closed_to.pop()
    elif (
        name in UNMARKED
        or (closed_to and closed_to[-1] == name)
        or (classes and not QUIET.isdisjoint(classes.split()))
    ):
        closed_to.append(name)


def _marked(page: Page, text: str, pattern: re.Pattern[str], waiting: dict[str, Term]) -> str:
    def mark(match: re.Match[str]) -> str:
        term = waiting.get(match[0].lower())
        if term is None:
            return match[0]
        for form in [form for form, other in waiting.items() if other is term]:
            del waiting[form]
        tip = attribute(term.expands + ". " + term.short if term.expands else term.short)
        return f'<a class="chb-term" href="{page.link_to(term.id)}" data-tip="{tip}">{match[0]}</a>'

    return pattern.sub(mark, text)


@lru_cache(maxsize=2)
def _pattern_of(catalog: Catalog) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    """What finds any form of any term, and the term by each of its forms in small letters."""
    forms = {form: term for term in catalog.terms for form in _forms_of(term)}
    if not forms:
        return None, {}
    choices = "|".join(map(_as_written, sorted(forms, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![\w&#-])(?:{choices})(?![\w-])")
    return pattern, {form.lower(): term for form, term in forms.items()}


def _forms_of(term: Term) -> Iterator[str]:
    """A term, its synonyms, and their plurals; an abbreviation has none."""
    for name in (term.term, *term.synonyms):
        yield name
        if not name.isupper():
            yield f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _as_written(form: str) -> str:
    """The pattern of a form, whose first letter may be large; “wait” is no WAIT, though.

    Any case would be matched in half the speed.
    """
    if form.isupper():
        return re.escape(form)
    return f"[{form[0].lower()}{form[0].upper()}]{re.escape(form[1:])}"
