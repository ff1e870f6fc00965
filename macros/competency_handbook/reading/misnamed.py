"""What was meant by a name that is no id: a page, a number, a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .explain import MALFORMED, nearest
from .trees import Target, Tree, text_of, value_of

MOST = 3
"""So many ids are named."""
LISTED = "`handbook list` prints all ids."


def better_name(given: str, targets: Mapping[str, Target], trees: Iterable[Tree]) -> str:
    """Advice that names the ids that somebody meant, or how to find them."""
    found = list(dict.fromkeys(_meant(given, targets)))
    if found:
        more = " or others" if len(found) > MOST else ""
        return f"Did you mean {' or '.join(f'`{id}`' for id in found[:MOST])}{more}?"
    if page := _page_of(given, trees):
        return (
            f"That is a page, which `nav` in mkdocs.yml leaves out; `handbook list {page}` prints "
            "the ids of what stands there."
        )
    return nearest(given, targets, LISTED)


def better_id(malformed: str, targets: Mapping[str, Target], trees: Iterable[Tree]) -> str:
    """The same for what is no well-formed id."""
    advice = better_name(malformed, targets, trees)
    return f"{MALFORMED} {LISTED}" if advice == LISTED else advice


def _meant(given: str, targets: Mapping[str, Target]) -> Iterable[str]:
    last = given.rstrip("/").rpartition("#")[2].rpartition("/")[2]
    name = last.removesuffix(".yml").removesuffix(".md").removesuffix(".html")
    if name != given and name in targets:
        yield name
    words = " ".join(given.split()).casefold()
    for id, target in targets.items():
        code = text_of(value_of(target.node, "code")).casefold()
        if "--" not in id and words in (code, target.title.casefold().rstrip(".")):
            yield id
    yield from (id for id in targets if "--" not in id and id.endswith(f"-{given}"))


def _page_of(given: str, trees: Iterable[Tree]) -> str:
    """The kind, by its name below `data/`, whose one page was named; or nothing."""
    name = given.strip("/").removesuffix("/index.md").removesuffix(".md").removesuffix(".yml")
    return next((it.kind.data for it in trees if name in (it.kind.data, it.kind.on_page[:-3])), "")
