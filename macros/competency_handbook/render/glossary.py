"""The glossary, and the marks on its terms where they first stand on a page."""

from __future__ import annotations

import re
from functools import lru_cache

from ..catalog import Catalog
from ..model import Term
from .page import Page
from .text import attribute, heading

TOKEN = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9-]+)")
UNMARKED = frozenset(
    [
        "a",
        "b",
        "button",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "legend",
        "noscript",
        "option",
        "script",
        "select",
        "span",
        "th",
        "title",
    ]
)
"""Elements inside which a term is not marked: links, names, and what has a role already."""


def render_glossary(page: Page) -> str:
    """Every term under its heading, in alphabetical order."""
    terms = sorted(page.catalog.terms, key=lambda term: term.term.casefold())
    return "".join(
        heading(2, term.term, term.id) + page.fill("term.html", term=term, see=page.see(term.see))
        for term in terms
    )


def mark_terms(page: Page, markdown: str) -> str:
    """A view's Markdown with each term, where it first stands in the text, linked to its entry.

    Headings and the elements of UNMARKED stay as they are.
    """
    pattern, terms = _pattern_of(page.catalog)
    if pattern is None:
        return markdown
    waiting = dict(terms)
    closed_to: list[str] = []
    marked = []
    for line in markdown.split("\n"):
        if line.startswith("#"):
            marked.append(line)
            continue
        tokens = TOKEN.split(line)
        for position, token in enumerate(tokens):
            if position % 2:
                _follow(token, closed_to)
            elif token and not closed_to and waiting:
                tokens[position] = _marked(page, token, pattern, waiting)
        marked.append("".join(tokens))
    return "\n".join(marked)


def _follow(tag: str, closed_to: list[str]) -> None:
    """Keep the stack of open elements inside which nothing is marked."""
    name = NAME.match(tag)
    if name is None or name[1] not in UNMARKED:
        return
    if tag.startswith("</"):
        closed_to.pop()
    else:
        closed_to.append(name[1])


def _marked(page: Page, text: str, pattern: re.Pattern[str], waiting: dict[str, Term]) -> str:
    def mark(match: re.Match[str]) -> str:
        term = waiting.get(match[0].lower())
        if term is None or (term.term.isupper() and not match[0].isupper()):
            return match[0]  # “wait” is no WAIT
        for form in [form for form, other in waiting.items() if other is term]:
            del waiting[form]
        tip = attribute(term.expands + ". " + term.short if term.expands else term.short)
        return f'<a class="chb-term" href="{page.link_to(term.id)}" data-tip="{tip}">{match[0]}</a>'

    return pattern.sub(mark, text)


@lru_cache(maxsize=2)
def _pattern_of(catalog: Catalog) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    """What finds any form of any term, and the term by each of its forms in small letters."""
    forms = {form.lower(): term for term in catalog.terms for form in _forms_of(term)}
    if not forms:
        return None, {}
    longest_first = sorted(forms, key=len, reverse=True)
    choices = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<![\w&#-])(?:{choices})(?![\w-])", re.IGNORECASE), forms


def _forms_of(term: Term) -> list[str]:
    """A term and its plural; synonyms are too broad to be marked."""
    return [term.term] if term.term.isupper() else [term.term, term.term + "s"]
