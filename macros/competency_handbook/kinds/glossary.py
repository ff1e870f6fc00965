"""The glossary, and the marks on its terms where they first stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

from ..catalog import GLOSSARY as GLOSSARY_PAGE
from ..catalog import Catalog, all_addresses, check_addresses
from ..model import Glossary, Kind, Term, items_of
from ..render import Page, attribute, item_heading, render_legend, sort_key
from .plurals import plural_of

ARTICLE = re.compile(r"(?<=<article)\b[^>]*>(?P<inside>.*?)(?=</article>)", re.DOTALL)
UNMARKED = (
    "a|b|button|code|dt|h[1-6]|label|legend|nav|noscript|option|pre|script|select|span|style|"
    "summary|template|textarea|th|title"
)
"""Elements inside which a term is not marked: links, names, and what has a role already."""
QUIET = (
    "citations|close|door-title|eyebrow|facts|foot|label|look-fors|path-title|row-foot|sources-fold"
)
"""Classes `chb-…` of others that name something or list words, and do not say anything of it."""
PASSED = re.compile(
    rf"<(?:({UNMARKED})\b[^>]*>.*?</\1>"
    rf'|([a-z]+)[^>]*\sclass="(?:[^"]*\s)?chb-(?:{QUIET})["\s][^>]*>.*?</\2>'
    r"|[^>]*>)",
    re.DOTALL,
)
"""What lies between texts: a tag, or an element that is passed over with all that is in it."""


def render_glossary(page: Page) -> str:
    """Every term under its heading, in alphabetical order."""
    terms = sorted(page.catalog.terms, key=lambda term: sort_key(term.term))
    return render_legend(page, terms) + "".join(
        item_heading(2, term.term, term.id)
        + page.fill("term.html", term=term, see=page.see(term.see))
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
    marked, done = [html[: article.start("inside")]], article.start("inside")
    for passed in PASSED.finditer(html, *article.span("inside")):
        if passed.start() > done:
            marked.append(_marked(page, html[done : passed.start()], pattern, waiting))
        marked.append(passed[0])
        done = passed.end()
    return "".join([*marked, html[done:]])


@lru_cache(maxsize=2)
def pages_without_terms(catalog: Catalog) -> frozenset[str]:
    """The pages of the frameworks that want no terms marked, and of their checks."""
    addresses = (all_addresses(catalog), check_addresses(catalog))
    return frozenset(
        places[part].page
        for id, framework in catalog.frameworks.items()
        if not framework.glossary
        for part in (id, *(item.id for item in items_of(framework)))
        for places in addresses
        if part in places
    )


def _marked(page: Page, text: str, pattern: re.Pattern[str], waiting: dict[str, Term]) -> str:
    def mark(match: re.Match[str]) -> str:
        term = waiting.get(unescape(match[0]).lower())
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
    language = catalog.messages.language
    forms = {form: term for term in catalog.terms for form in _forms_of(term, language)}
    if not forms:
        return None, {}
    rests: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        rest = escape(form[1:], quote=False)  # as a page has it
        rests.setdefault(_first_of(form), []).append(re.escape(rest))
    choices = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    pattern = re.compile(rf"(?<![\w&#/.-])(?:{choices})(?![\w-])")
    return pattern, {form.lower(): term for form, term in forms.items()}


def _forms_of(term: Term, language: str) -> Iterator[str]:
    """A term, its synonyms, and their plurals."""
    for name in (term.term, *term.synonyms):
        yield name
        if plural := plural_of(name, language):
            yield plural


def _first_of(form: str) -> str:
    """The pattern of a form's first letter, which may be large; “wait” is no WAIT, though.

    Forms are grouped by it, for speed.
    """
    first = re.escape(form[0])
    return first if form.isupper() else f"[{first.lower()}{first.upper()}]"


GLOSSARY = Kind(
    "glossary",
    Glossary,
    "glossary",
    entries="terms",
    on_page=GLOSSARY_PAGE,
    macro="glossary",
    view=render_glossary,
)
