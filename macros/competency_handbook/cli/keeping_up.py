"""Commands for each new edition: what was released, translated, and changed below a host."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..model import BuildFailed
from ..reading import layers_of
from .frame import ROOT, kinds_in, main, reporting

if TYPE_CHECKING:
    from ..editions import Below, Standing


@main.command()
@ROOT
@click.option(
    "--again",
    is_flag=True,
    help="Make anew what the register holds of the last edition, as long as nobody has it.",
)
@reporting
def register(root: Path, again: bool) -> None:
    """Add the edition to data/register.json, so that its ids and wordings are never lost."""
    from ..editions import register_edition
    from ..kinds import kinds_of
    from ..settings import read_settings

    layers = layers_of(root)
    settings = read_settings(layers)
    added = register_edition(layers, kinds_of(settings), settings, again)
    if added is None:
        click.echo("The register has this edition, just as it is.")
    else:
        click.echo(
            f"Edition {added.edition} is in {os.path.relpath(added.path)}: {added.new} new, "
            f"{added.changed} changed, {added.renamed} renamed, {added.removed} removed."
        )


@main.command()
@ROOT
@click.option("--language", metavar="TAG", help="Say what is not translated into this language.")
@click.option("--mark", is_flag=True, help="Record from which words the translations were made.")
@click.argument("ids", nargs=-1)
@reporting
def status(root: Path, language: str | None, mark: bool, ids: tuple[str, ...]) -> None:
    """Say what this handbook changes of the one below it, and what changed there since.

    Since it was last looked at: `handbook upgrade` keeps that in data/upstream.json.

    With --language, say instead which texts are not translated, and of which translations the words
    have changed since; then the status is 1. IDS after --mark are of translations that still fit.
    """
    from ..editions import status_lines

    if not language and (mark or ids):
        raise click.UsageError("--mark and ids need --language.")
    if ids and not mark:
        raise click.UsageError("Ids are of translations to mark: add --mark.")
    if language:
        _tell_translated(root, language, ids if mark else None)
        return
    for line in status_lines(_below(root)):
        click.echo(line)


def _tell_translated(root: Path, language: str, marked: Sequence[str] | None) -> None:
    """Print what is missing and stale, once what is to be marked is recorded; status 1 if any."""
    from ..editions import read_record, record_path, translation_lines, translations_text

    standing = _standing_in(root, language)
    if marked is not None:
        path = record_path(root, language)
        path.write_text(translations_text(standing.marked(marked)), "utf-8")
        standing = replace(standing, record=read_record(path))
    lines = list(translation_lines(standing))
    for line in lines or [f"Everything is translated into `{language}`."]:
        click.echo(line)
    if lines:
        sys.exit(1)


def _standing_in(root: Path, language: str) -> Standing:
    """How far the handbook in `root` is translated into a language. Raises ProblemsFound."""
    from ..catalog import catalog_of
    from ..editions import (
        Standing,
        read_record,
        record_path,
        wordings_of_messages,
        wordings_of_pages,
    )
    from ..kinds import kinds_of
    from ..reading import (
        ENGLISH,
        files_of,
        language_at,
        language_in,
        pages_of,
        read_messages,
        shown_path,
    )
    from ..settings import language_of, layer_languages, read_settings

    layers = layers_of(root)
    settings = read_settings(layers)
    own, data, written = language_of(settings), files_of(layers, "data"), layer_languages(layers)
    if {language} == {*written.values()}:
        raise BuildFailed(f"`{language}` is the language that the handbook is written in.")
    kinds = kinds_of(settings)
    others = [it for it in [language] if it != own]
    catalog = catalog_of(data, kinds, shown_path, layers, own, others=others, written=written)
    [other] = catalog.translations or [catalog]
    foreign = {
        name: path
        for name, path in pages_of(layers).items()
        if language_in(name) or language_at(path, written) != language
    }
    pages = wordings_of_pages(foreign, language, layers[-1])
    said = catalog.messages if others else read_messages(data, ENGLISH, shown_path, [])
    messages = wordings_of_messages(said, other.messages, layers[-1])
    record = read_record(record_path(root, language))
    return Standing(language, (*messages, *other.wordings, *pages), record)


@main.command()
@ROOT
@reporting
def upgrade(root: Path) -> None:
    """Note that you have looked at what `handbook status` shows, and write new ids in your files.

    It changes data/upstream.json, which belongs into git, and files in data/tailoring/: an id that
    was renamed, and in `was` the words that yours take the place of now. Your own words stay. In
    wheels/, where there is one, the wheel that is installed takes the place of the last.
    """
    from ..editions import mended, record_text
    from ..settings import installed_wheel, keep_wheel

    below = _below(root)
    for path, text in mended(below.files).items():
        Path(path).write_text(text, "utf-8", newline="")
    for mend in below.files.mends:
        click.echo(f"{mend.path}: {mend.message}")
    below.path.parent.mkdir(parents=True, exist_ok=True)
    below.path.write_text(record_text(below.now()), "utf-8")
    click.echo(f"Version {below.version} is in {os.path.relpath(below.path)}.")
    if (root / "wheels").is_dir() and (wheel := installed_wheel()):
        for written in keep_wheel(root, wheel):
            click.echo(f"Written: {os.path.relpath(written)}")


def _below(root: Path) -> Below:
    """What the handbook in `root` stands on. Raises BuildFailed where it stands on none."""
    from ..editions import Below, read_editions
    from ..kinds import kinds_of
    from ..settings import read_settings

    layers = layers_of(root)
    if len(layers) == 1:
        raise BuildFailed("This handbook stands on no other.")
    settings = read_settings(layers)
    kinds = kinds_of(settings)
    files = read_editions(layers, kinds).files
    return Below(layers, kinds, settings, __version__, files)


@main.command()
@ROOT
def schemas(root: Path) -> None:
    """Write the JSON Schemas of the data files into data/schemas/, for your editor."""
    from ..kinds import write_schemas

    for path in write_schemas(root / "data" / "schemas", kinds_in(root)):
        click.echo(os.path.relpath(path))
