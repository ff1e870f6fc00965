"""Each page loads those of our style sheets that it uses, as one file, without their comments.

What is joined for all pages is cut down for each: features that a page has nothing of are left
out, and the order of the rest stays, on which the cascade depends. A page has something of a
feature where it names a class or an element that only this feature's sheets style; what a script
makes later belongs to an element that stands in the page from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .assets import HEADED, JOINED, hashed_name

Feature = tuple[str, ...]
"""What the names of its style sheets begin with."""
CHECK_PAGES: Feature = (
    "assets/css/self-check/compact.css",
    "assets/css/self-check/evidence.css",
    "assets/css/self-check/paper.css",
)
FORMS: Feature = (
    "assets/css/self-check/",
    "assets/css/site/fields.css",
    "assets/css/site/keeping.css",
)
WORKSHEETS: Feature = ("assets/css/worksheet/",)
OWN_PAGES: Feature = (
    "assets/css/my-pages/",
    "assets/css/answers/",
    "assets/css/second-view/",
    "assets/css/pictures/strip.css",
    "assets/css/pictures/where.css",
)
WORKSHOPS: Feature = ("assets/css/workshop/",)
TABLES: Feature = ("assets/css/site/comparison.css",)
ACTIVITIES: Feature = ("assets/css/activities/",)
PICTURES: tuple[Feature, ...] = tuple(
    tuple(f"assets/css/pictures/{name}.css" for name in names)
    for names in (
        ("map", "answered"),
        ("stairs",),
        ("course", "decision"),
        ("evidence",),
        ("overlap", "claims"),
        ("blocks", "marks"),
    )
)
"""Those that style the same stand together; the shapes that several have are every page's."""
FEATURES: dict[Feature, tuple[Feature, ...]] = {
    CHECK_PAGES: (FORMS,), FORMS: (), WORKSHEETS: (FORMS,), OWN_PAGES: (FORMS, WORKSHEETS),
    WORKSHOPS: (FORMS, WORKSHEETS, OWN_PAGES), TABLES: (), ACTIVITIES: (),
    **dict.fromkeys(PICTURES, ()),
}  # fmt: skip
"""Each feature, and the others that it builds on; a sheet is the first one's that it fits.

All other sheets are every page's.
"""
NAMED = re.compile(r"(?<![\w-])chb-[a-z][\w-]*")
"""A class or an element of ours."""
LINKED = re.compile(r"assets/css/pages-(\d+)\.[0-9a-f]{8}\.css")
TEXT = r"(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
"""A text in quotes, which stays as it is."""
COMMENT = re.compile(rf"{TEXT}|/\*.*?\*/", re.DOTALL)
SPACED = re.compile(rf"{TEXT}|\s*([{{}};])\s*|([:,])\s+|(\s)\s*")
"""Spaces around signs, behind others, and elsewhere, where the first of them stays."""


class PageSheets:
    """The joined style sheets of a site that is being finished, cut down page by page."""

    def __init__(self, built: Path) -> None:
        self.built = built
        self.joined = {path: _sheets_in(path) for path in built.glob("assets/css/pages-*.css")}
        texts = {name: text for sheets in self.joined.values() for name, text in sheets.items()}
        self.telling = _telling_words(texts)
        self.cut: dict[tuple[str, frozenset[Feature]], str] = {}
        """The names of the files that were written."""

    def linked_in(self, html: str) -> str:
        """A page that links to its own file, which is written where no other page had it."""
        used = self._features_of(html)
        return LINKED.sub(lambda link: self._name_of(link[0], link[1], used), html)

    def drop_whole(self) -> None:
        """Remove what no page links to any more."""
        for path in self.joined:
            if path.relative_to(self.built).as_posix() not in self.cut.values():
                path.unlink()

    def _features_of(self, html: str) -> frozenset[Feature]:
        words = {*NAMED.findall(html)}
        used = [feature for feature, telling in self.telling.items() if words & telling]
        return frozenset(part for feature in used for part in (feature, *FEATURES[feature]))

    def _name_of(self, whole: str, number: str, used: frozenset[Feature]) -> str:
        if (whole, used) not in self.cut:
            sheets = self.joined[self.built / whole]
            kept = [text for name, text in sheets.items() if _feature_of(name) in {None, *used}]
            content = "\n".join(map(squeezed, kept)).encode()
            name = hashed_name(JOINED.format(number=number), content)
            (self.built / name).write_bytes(content)
            self.cut[whole, used] = name
        return self.cut[whole, used]


def squeezed(style_sheet: str) -> str:
    """A style sheet without what only its authors read: comments, and spaces that mean nothing."""
    bare = COMMENT.sub(lambda found: found[1] or "", style_sheet)
    return SPACED.sub(lambda found: found[found.lastindex or 0], bare).replace(";}", "}").strip()


def _sheets_in(joined: Path) -> dict[str, str]:
    """The style sheets that were joined, in their order, by their names."""
    _, *parts = HEADED.split(joined.read_text("utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _feature_of(name: str) -> Feature | None:
    return next((feature for feature in FEATURES if name.startswith(feature)), None)


def _telling_words(sheets: Mapping[str, str]) -> dict[Feature, set[str]]:
    """The classes and elements that the sheets of one feature name, and no others."""
    words = {name: {*NAMED.findall(squeezed(text))} for name, text in sheets.items()}

    def of(feature: Feature | None) -> set[str]:
        return _union(found for name, found in words.items() if _feature_of(name) == feature)

    every = [None, *FEATURES]
    return {
        feature: of(feature) - _union(of(other) for other in every if other != feature)
        for feature in FEATURES
    }


def _union(sets: Iterable[set[str]]) -> set[str]:
    return set().union(*sets)
