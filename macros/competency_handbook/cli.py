"""`handbook …`: check, build, serve, pdf. Exit status 0 fine, 1 problems found, 2 wrong use."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from . import __version__
from .layers import layers_of
from .model import BuildFailed, ProblemsFound

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The handbook's folder, with its mkdocs.yml. Default: the current folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Check, build and serve a competency handbook."""


def reporting(command: Callable[..., None]) -> Callable[..., None]:
    """Print every problem that a command finds, and end with status 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ProblemsFound as found:
            for problem in found.problems:
                click.echo(str(problem), err=True)
            count = len(found.problems)
            click.echo(f"{count} {'problem' if count == 1 else 'problems'} found.", err=True)
            sys.exit(1)
        except BuildFailed as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)

    return run


@main.command()
@ROOT
@reporting
def check(root: Path) -> None:
    """Check the settings and every data file; write nothing to the site."""
    from .compose import compose
    from .plugin import composed_folder

    composed = compose(layers_of(root), composed_folder(root))
    works = len(composed.catalog.frameworks) + len(composed.catalog.comparisons)
    click.echo(f"No problems in {works} frameworks and comparisons.")


@main.command()
@ROOT
@click.option("--no-pdf", is_flag=True, help="Leave the PDF out.")
@reporting
def build(root: Path, no_pdf: bool) -> None:
    """Build the whole handbook into site/."""
    from .building import build_handbook

    site = build_handbook(root, with_pdf=not no_pdf)
    click.echo(f"The handbook is in {os.path.relpath(site)}/index.html")


@main.command()
@ROOT
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
@reporting
def serve(root: Path, address: str) -> None:
    """Serve the handbook while you write; pages reload when a file changes. No PDF."""
    from .plugin import serve_site

    serve_site(root.resolve(), address)
