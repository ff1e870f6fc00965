"""Authors' pages in other languages: `page.es.md` beside `page.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from ..model import Place, Problem, marked
from ..reading import language_in, shown_path, translated_by
from .page_text import CODE, FRONT, blank, matter_of

ID = re.compile(r"\{:?\s*#(?P<id>[\w.:-]+)")
"""What gives a heading or a paragraph its id."""
AWAITS = "awaits_translation"
"""What stands above a page that is in another language than its frame for want of a translation."""


def check_pages_in_language(
    files: Mapping[str, Path], there: Mapping[str, Path], language: str
) -> Iterator[Problem]:
    """TRANSLATION-PAGE: a page in another language translates one that is there.

    TRANSLATION-ANCHOR: it has all the ids of that one, so that whoever changes the language stays
    at their place.
    """
    for name, path in files.items():
        if language_in(name) == language and translated_by(name) not in files:
            message = f"There is no page `{translated_by(name)}` that this could translate."
            advice = "Name it like that page, the language before `.md`."
            yield Problem(shown_path(path), Place(), "TRANSLATION-PAGE", message, advice)
    for name, path in there.items():
        if name.endswith(".md") and path != files.get(name):
            own, told = (ids_in(file.read_text("utf-8-sig")) for file in (files[name], path))
            for id in (id for id in own if id not in told):
                message = f"Nothing here has the id `{id}`, as in `{name}`."
                advice = f"Write `{{: #{id} }}` behind the same heading."
                yield Problem(shown_path(path), Place(), "TRANSLATION-ANCHOR", message, advice)


def ids_in(text: str) -> list[str]:
    """The ids that a page's author gave, in their order."""
    return [found["id"] for found in ID.finditer(blank(CODE, text))]


def as_foreign(text: str, language: str) -> str:
    """A page that awaits its translation, and says what it is in. One may say so itself."""
    matter = matter_of(text)
    if matter.get("lang"):
        return text
    said: dict[str, object] = {"lang": language, AWAITS: True}
    if title := matter.get("title"):
        said["title"] = marked(str(title), language)
    front = yaml.safe_dump(matter | said, allow_unicode=True, sort_keys=False)
    above = FRONT.match(text)
    return f"---\n{front}---\n{text[above.end() :] if above else text}"
