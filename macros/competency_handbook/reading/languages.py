"""Languages by their BCP 47 tags, such as `es` or `pt-BR`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError

from ..model import DataFiles, Framework, Problem
from .explain import explain_nothing
from .load import TEXT_TAGS

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*",
    re.IGNORECASE,
)
"""A language, its script, region and variants; what comes after them says nothing to a browser."""
ADVICE = "Write a language's tag, such as `es` for Spanish or `pt-BR` for Brazilian Portuguese."


def explain_language(tag: str) -> tuple[str, str] | None:
    """What is wrong with the tag of a language, and what to do; None where it is well-formed.

    A language of three letters may be a rare one, and is taken as it is.
    """
    if _is_language(tag):
        return None
    plain = tag.strip().replace("_", "-")
    named = difflib.get_close_matches(plain.casefold(), _tags_by_name(), 1, 0.85)
    near = plain if _is_language(plain) else _tags_by_name()[named[0]] if named else ""
    return f"`{tag}` is no language's tag.", f"Did you mean `{near}`?" if near else ADVICE


def check_languages_are_known(files: DataFiles) -> Iterator[Problem]:
    """LANG-UNKNOWN: `lang`, of a framework or of a page, is the tag of a language (BCP 47)."""
    for file in files.of(Framework):
        if (tag := file.content.lang) and (explained := explain_language(tag)):
            yield file.problem(("lang",), "LANG-UNKNOWN", *explained)


def explain_page_language(value: yaml.Node) -> tuple[str, str, str] | None:
    """The check, what is wrong with a page's `lang`, and what to do; None where all is well."""
    if not isinstance(value, yaml.ScalarNode):
        return "VALUE-TYPE", "`lang` should be one text.", ADVICE
    if value.tag not in TEXT_TAGS:
        return explain_nothing("lang", value)
    explained = explain_language(value.value)
    return ("LANG-UNKNOWN", *explained) if explained else None


def _is_language(tag: str) -> bool:
    found = TAG.fullmatch(tag)
    language = found["language"].lower() if found else ""
    return len(language) == 3 or language in _tags_by_name().values()


@cache
def _tags_by_name() -> dict[str, str]:
    """The tags of languages by their English names in small letters."""
    return {name.casefold(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


def language_at(path: Path, layers: Mapping[Path, str]) -> str:
    """The language that a file's layer is written in; empty where none of `layers` has it.

    The layers stand lowest first: an upper one may lie in the folder of one below it.
    """
    found = [tag for layer, tag in layers.items() if path.is_relative_to(layer)]
    return found[-1] if found else ""


def name_of_language(tag: str) -> str:
    """What a language calls itself, such as `Español`; its tag where that is not known."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag


@cache
def is_from_right(tag: str) -> bool:
    """Whether a language is written from right to left."""
    try:
        return Locale.parse(tag, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
