"""What a `mkdocs.yml` may say: MkDocs' settings and the handbook's own, as models."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, ValidationError

from ..model import Id, Paper, Problem, Steps, Text
from ..reading import explain_invalid, shown_path
from .blocks import Closed, Open
from .brand import Brand
from .file import Settings, SettingsFile


class HandbookSettings(Closed):
    """What stands below `extra.handbook`. An edition such as `2027.1` needs no quotes."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: Id
    edition: Text
    date: date
    paper: Paper
    reporting_contact: Text | None = None
    kinds: tuple[Text, ...] = ()
    languages: tuple[Text, ...] = ()
    strict: bool = False
    offline_pages: bool = True
    brand: Brand | None = None
    prefix: Id | None = None


class ExtraSettings(Open):
    """MkDocs' room for what templates and plugins look up."""

    handbook: HandbookSettings


class ThemeSettings(Open):
    """The theme, which is the same in every handbook."""

    name: Literal["material"] = "material"
    custom_dir: Literal["overrides"] = "overrides"
    language: Text
    features: list[Any]


class MkDocsSettings(Closed):
    """Every setting of MkDocs 1.6, the last that there will be of 1.x."""

    site_name: Text
    theme: ThemeSettings
    extra: ExtraSettings
    nav: list[Any]
    plugins: list[Any]
    markdown_extensions: list[Any]
    extra_css: list[Any]
    extra_javascript: list[Any] | None = None
    docs_dir: Literal["content"] = "content"
    site_dir: Literal["site"] | None = None
    copyright: str | None = None
    site_author: str | None = None
    site_description: str | None = None
    site_url: str | None = None
    INHERIT: Any = None
    dev_addr: Any = None
    draft_docs: str | None = None
    edit_uri: Any = None
    edit_uri_template: Any = None
    exclude_docs: str | None = None
    extra_templates: Any = None
    hooks: Any = None
    not_in_nav: str | None = None
    remote_branch: Any = None
    remote_name: Any = None
    repo_name: Any = None
    repo_url: str | None = None
    strict: Any = None
    use_directory_urls: Any = None
    validation: Any = None
    watch: Any = None


class HandbookInLanguage(Closed):
    """What of the handbook's own settings another language words."""

    reporting_contact: Text | None = None
    brand: Brand | None = None


class ExtraInLanguage(Closed):
    """The room of those settings."""

    handbook: HandbookInLanguage | None = None


class LanguageSettings(Closed):
    """A `mkdocs.<language>.yml`: what that language words otherwise."""

    site_name: Text | None = None
    site_description: Text | None = None
    site_author: Text | None = None
    copyright: Text | None = None
    nav: list[Any] | None = None
    extra: ExtraInLanguage | None = None


def check_language_form(file: SettingsFile) -> Iterator[Problem]:
    """Every key of a language's settings that is not known, or is not what it should be."""
    try:
        LanguageSettings.model_validate(file.settings)
    except ValidationError as error:
        for finding in error.errors(include_url=False):
            yield explain_invalid(finding, LanguageSettings, shown_path(file.path), file.find)


def check_form(settings: Settings, file: SettingsFile) -> Iterator[tuple[Steps, Problem]]:
    """Every key that is not known, and every value that is not what it should be, at its steps."""
    try:
        MkDocsSettings.model_validate(settings)
    except ValidationError as error:
        for finding in error.errors(include_url=False):
            shown = shown_path(file.path)
            yield finding["loc"], explain_invalid(finding, MkDocsSettings, shown, file.find)
