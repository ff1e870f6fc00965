"""What a handbook is composed from: settings, data and pages, checked at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..catalog import (
    Catalog,
    catalog_of,
)
from ..kinds import KINDS, kinds_of
from ..model import Problem, ProblemsFound
from ..reading import (
    ENGLISH,
    Messages,
    files_of,
    pages_in_language,
    shown_path,
)
from ..settings import (
    Settings,
    brand_of,
    check_words,
    language_of,
    languages_of,
    layer_languages,
    read_settings,
    registered_edition_of,
    reporting_contact_of,
    strict_layers,
    with_brand,
    with_words,
    words_of,
)
from .calls import check_calls
from .contrast import check_styles
from .files import check_files, check_navigation, check_readmes
from .foreign_pages import check_pages_in_language
from .hidden_pages import check_hidden_pages, check_reserved
from .links import check_links
from .stubs import all_stubs
from .theme_templates import check_templates


def read_inputs(
    layers: list[Path], data: dict[str, Path], written: dict[str, Path], strict: bool
) -> tuple[Settings, Catalog]:
    """The settings and the data. Raises ProblemsFound with the problems of both, and of pages."""
    problems: list[Problem] = []
    language, kinds, asking = ENGLISH, KINDS, layers if strict else []
    others: tuple[str, ...] = ()
    spoken: dict[Path, str] = {}
    settings: Settings = {}
    try:
        settings = read_settings(layers)
        asking = asking or strict_layers(layers)
        language, kinds = language_of(settings), kinds_of(settings)
        others, spoken = languages_of(layers, settings), layer_languages(layers)
    except ProblemsFound as found:
        problems += found.problems
    content = pages_in_language(written, language)
    problems += check_files(content, files_of(layers, "overrides"))
    problems += check_templates(files_of(layers, "overrides"))
    problems += check_reserved(content)
    problems += check_styles(layers, settings)
    try:
        edition = registered_edition_of(layers, settings) if settings else ""
        catalog = catalog_of(
            data, kinds, shown_path, layers, language, asking, edition, others, spoken
        )
        contact, name = reporting_contact_of(settings), str(settings.get("site_name") or "")
        catalog = replace(catalog, reporting_contact=contact, name=name)
        problems += check_calls(content, catalog, settings)
        made = {stub.page for stub in all_stubs(catalog)}
        pages = {*content, *made}
        problems += check_readmes(content, pages)
        assets = files_of(layers, "overrides")
        # Where settings cannot be used, links are followed as those below would have it.
        if followed := settings or (read_settings(layers[:-1]) if layers[:-1] else {}):
            problems += check_links(content, assets, catalog, followed)
        if settings:
            if catalog.wordings:
                problems += check_pages_in_language(written, content, language)
            for it in catalog.translations:
                there = pages_in_language(written, it.messages.language)
                problems += check_pages_in_language(written, there, it.messages.language)
                problems += check_calls(there, it, settings)
                problems += check_links(there, assets, it, settings)
            asked = made | files_of(layers[:-1], "content").keys()
            problems += check_hidden_pages(settings, asked, layers[-1] / "mkdocs.yml")
            file = layers[-1] / "mkdocs.yml"
            problems += check_navigation(settings["nav"], pages, file)
            problems += check_words(settings, catalog.messages, file)
    except ProblemsFound as found:
        problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    messages = worded(settings, catalog.messages)
    return with_brand(with_words(settings, messages)), replace(catalog, messages=messages)


def worded(settings: Settings, messages: Messages) -> Messages:
    """The messages with those that the brand of the settings words anew."""
    return replace(messages, by_key={**messages.by_key, **words_of(brand_of(settings))})
