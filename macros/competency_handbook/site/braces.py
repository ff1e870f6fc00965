"""Braces in authors' pages: each opens a call that the macros plugin can make, or is no call."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from ..catalog import Catalog
from ..kinds import macros_of
from ..model import Place, Problem
from ..reading import shown_path
from ..settings import Settings
from .page_text import OUR_MODULE, is_rendered, macros_settings, matter_of, without_code

PROVIDED = {
    *("config", "context", "environment", "extra", "files", "filters", "filters_builtin"),
    *("fix_url", "git", "macros", "macros_info", "navigation", "now", "page", "plugin"),
}
"""What the plugin itself lets pages name."""
FILTERS = {"pretty", "relative_url"}
OF_PAGE = {
    *("abs_url", "active", "ancestors", "canonical_url", "children", "content", "edit_url", "file"),
    *("is_homepage", "is_index", "is_link", "is_page", "is_section", "is_top_level"),
    *("links_to_anchors", "markdown", "meta", "next_page", "parent", "present_anchor_ids"),
    *("previous_page", "read_source", "render", "title", "toc", "update_date", "url"),
    "validate_anchor_links",
}
"""What MkDocs 1.6 lets pages say of themselves, as `page.title`."""
OF_CONFIG = {
    *("config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri"),
    *("edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript"),
    *("extra_templates", "google_analytics", "hooks", "markdown_extensions", "mdx_configs", "nav"),
    *("not_in_nav", "pages", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url"),
    *("site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme"),
    *("use_directory_urls", "validation", "watch"),
}
"""What MkDocs 1.6 lets pages say of the settings, as `config.site_name`."""
DICT = {"get", "items", "keys", "values"}
"""What each block of settings has, whatever is written in it."""
FORGIVING = {"default", "d", "defined", "undefined"}
"""The filters and tests that take what is not there."""
TAG = re.compile(
    r"""\{\{(?:"[^"\n]*"|'[^'\n]*'|(?!\{\{|\}\}).)*?\}\}|\{%(?:(?!%\}).)*%\}""", re.DOTALL
)
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
SHOWN = (
    "To show braces as they are, put them in backticks, or between `{% raw %}` and `{% endraw %}`."
)
_environment = Environment(autoescape=True)  # only parses


def check_braces(
    pages: Mapping[str, Path], catalog: Catalog, settings: Settings
) -> Iterator[Problem]:
    """What the macros plugin would stop at in each page.

    A host's own modules may bring any name: then only names that are nearly one of ours are told.
    """
    plugin = macros_settings(settings)
    macros = set(macros_of(catalog.kinds))
    own = {*plugin.get("modules", ()), *plugin.get("include_yaml", ())} - {OUR_MODULE}
    known = {*macros, *PROVIDED, *settings.get("extra", ()), *_environment.globals}
    for name, path in sorted(pages.items()):
        text = path.read_text("utf-8-sig", errors="replace") if name.endswith(".md") else ""
        if "{" in text and is_rendered(text, settings):
            shown, calls = shown_path(path), without_code(text)
            broken, tree = _parsed(calls, shown)
            yield from broken
            if tree:
                matter = matter_of(text).keys()
                names = known | matter
                yield from _check_names(tree, calls, shown, names, macros, bool(own))
                yield from _check_calls(tree, calls, shown, macros - matter)
                if not own:
                    yield from _check_attributes(tree, calls, shown, settings)


def _parsed(text: str, shown: str) -> tuple[list[Problem], nodes.Template | None]:
    """The problems of a page's calls, and the tree of those that can be read, if that is possible.

    Calls that cannot be read are blanked one by one, so that all are told.
    """
    problems: list[Problem] = []
    try:
        return problems, _environment.parse(text)
    except TemplateSyntaxError:
        pass
    rest = text
    for tag in TAG.finditer(text):
        if tag[0].startswith("{{") and not _can_be_read(tag[0]):
            problems.append(_broken(text, tag.start(), shown))
            rest = _blanked(rest, *tag.span())
    tags = [tag.span() for tag in TAG.finditer(rest)]
    for opened in re.finditer(r"\{\{", rest):
        if not any(start <= opened.start() < end for start, end in tags):
            problems.append(_broken(text, opened.start(), shown, closed=False))
            rest = _blanked(rest, *opened.span())
    try:
        return problems, _environment.parse(rest)
    except TemplateSyntaxError as error:
        return [*problems, _broken(text, _position(rest, error), shown, _is_closed(error))], None


def _can_be_read(tag: str) -> bool:
    try:
        _environment.parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _start_of_line(text: str, number: int) -> int:
    """Where a line begins, by its number from 1."""
    return sum(len(line) + 1 for line in text.split("\n")[: number - 1])


def _is_closed(error: TemplateSyntaxError) -> bool:
    return "Missing end" not in str(error.message)


def _position(text: str, error: TemplateSyntaxError) -> int:
    """Where the tag stands that an error is about: Jinja knows its line alone."""
    start = _start_of_line(text, error.lineno)
    line = text[start:].partition("\n")[0]
    if not _is_closed(error):
        return start + max(line.rfind("{#"), 0)
    return start + max(line.find("{%"), 0)


def _broken(text: str, position: int, shown: str, closed: bool = True) -> Problem:
    """MACRO-SYNTAX: what begins with `{{`, `{%` or `{#` is a call, a statement or a comment."""
    mark = text[position : position + 2]
    message = f"What {mark} opens here cannot be read as a macro call."
    advice = SHOWN
    if not closed and mark in CLOSING:
        message = f"What {mark} opens here is not closed."
        advice = f"Close it by {CLOSING[mark]}. {SHOWN}"
    return Problem(shown, Place.of(text, position), "MACRO-SYNTAX", message, advice)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _check_names(
    tree: nodes.Template, text: str, shown: str, known: Set[str], macros: Set[str], open_: bool
) -> Iterator[Problem]:
    """MACRO-UNKNOWN: what a page names in braces is a macro, a variable or a filter that is there.

    With `open_` there may be more of them than are known.
    """
    unknown = _unknown_functions(tree)
    unknown |= dict.fromkeys(meta.find_undeclared_variables(tree) - known, "variable")
    for name, sort in unknown.items():
        near = difflib.get_close_matches(name, macros, 1, 0.8) if sort == "variable" else []
        if open_ and not near:
            continue
        for tag in _naming(name, text):
            called = sort == "variable" and re.search(rf"\b{name}\s*\(", tag[0])
            message = f"There is no {'macro' if called else sort} `{name}`."
            advice = f"Did you mean `{near[0]}`?" if near else SHOWN
            yield Problem(shown, Place.of(text, tag.start()), "MACRO-UNKNOWN", message, advice)


def _check_calls(
    tree: nodes.Template, text: str, shown: str, macros: Set[str]
) -> Iterator[Problem]:
    """MACRO-SYNTAX: a macro that a page names is called."""
    called = [call.node for call in tree.find_all(nodes.Call)]
    asked = macros & meta.find_undeclared_variables(tree)
    for name in tree.find_all(nodes.Name):
        if name.name in asked and not any(it is name for it in called):
            start = _start_of_line(text, name.lineno)
            place = Place.of(text, max(text.find(name.name, start), start))
            message = f"`{name.name}` is a macro, which is not called here."
            advice = f"Write `{name.name}()`, with what it needs between the parentheses."
            yield Problem(shown, place, "MACRO-SYNTAX", message, advice)


def _check_attributes(
    tree: nodes.Template, text: str, shown: str, settings: Settings
) -> Iterator[Problem]:
    """MACRO-UNKNOWN: what a page names of itself or of the settings, as `page.title`, is there."""
    asking = (it for it in tree.find_all((nodes.Filter, nodes.Test)) if it.name in FORGIVING)
    forgiven = {it.attr for parent in asking for it in parent.find_all(nodes.Getattr)}
    for node in tree.find_all(nodes.Getattr):
        *parents, root = [it.attr if isinstance(it, nodes.Getattr) else it for it in _chain(node)]
        owner = ".".join([str(getattr(root, "name", "")), *map(str, reversed(parents[1:]))])
        known = _known_of(owner, settings)
        if known is not None and node.attr not in known | forgiven:
            start = _start_of_line(text, node.lineno)
            place = Place.of(text, max(text.find(f"{owner}.{node.attr}", start), start))
            near = difflib.get_close_matches(node.attr, known, 1, 0.7)
            advice = f"Did you mean `{owner}.{near[0]}`?" if near else SHOWN
            whose = "A page has" if owner == "page" else f"The settings have at `{owner}`"
            message = f"{whose} no `{node.attr}`."
            yield Problem(shown, place, "MACRO-UNKNOWN", message, advice)


def _chain(node: nodes.Expr) -> Iterator[nodes.Expr]:
    """What stands in `a.b.c`, from its end."""
    yield node
    if isinstance(node, nodes.Getattr):
        yield from _chain(node.node)


def _known_of(owner: str, settings: Settings) -> Set[str] | None:
    """What can stand behind `owner.`; None where that cannot be told."""
    if owner == "page":
        return OF_PAGE
    if owner == "config":
        return OF_CONFIG | DICT
    first, *deeper = owner.removeprefix("config.").split(".")
    held: object = settings.get("extra", {})
    for name in deeper if first == "extra" else (first, *deeper):
        held = held.get(name) if isinstance(held, Mapping) else None
    # The build adds some of its own to the topmost.
    is_top = first == "extra" and not deeper
    return {*held, *DICT} if isinstance(held, Mapping) and not is_top else None


def _unknown_functions(tree: nodes.Template) -> dict[str, str]:
    """The filters and tests that are not there, with what they are; the tree then takes them."""
    lenient = Environment(autoescape=True)
    filters = {node.name for node in tree.find_all(nodes.Filter)} - {*FILTERS, *lenient.filters}
    tests = {node.name for node in tree.find_all(nodes.Test)} - {*lenient.tests}
    lenient.filters |= dict.fromkeys([*filters, *FILTERS], str)
    lenient.tests |= dict.fromkeys(tests, lenient.tests["defined"])
    tree.set_environment(lenient)
    return dict.fromkeys(sorted(filters), "filter") | dict.fromkeys(sorted(tests), "test")


def _naming(name: str, text: str) -> Iterator[re.Match[str]]:
    """The tags in which a name stands outside of quotes."""
    word = re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)")
    return (tag for tag in TAG.finditer(text) if word.search(QUOTED.sub("", tag[0])))
