"""What all commands share: the group they stand in, common options, and how problems are told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import __version__
from ..model import Best, BuildFailed, Kind, Paper, ProblemsFound, Rates
from ..reading import layers_of

if TYPE_CHECKING:
    from ..site import Command

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="FOLDER",
    help="The handbook's folder, with its mkdocs.yml. Default: the current folder.",
)
LANGUAGE = click.option(
    "--language",
    metavar="TAG",
    help="In this language of extra.handbook.languages. Default: the handbook's own.",
)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
PAPERS = [paper.value for paper in Paper]
RATES = [rates.value for rates in Rates]
ENDS = [best.value for best in Best]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Check, build and serve a competency handbook."""


def reporting(command: Callable[..., None], err: bool = True) -> Callable[..., None]:
    """Print every problem that a command finds, and end with status 1.

    On standard error, but where problems are what was asked for.
    """

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ProblemsFound as found:
            for problem in found.problems:
                click.echo(str(problem), err=err)
            count = len(found.problems)
            click.echo(f"{count} {'problem' if count == 1 else 'problems'} found.", err=err)
            sys.exit(1)
        except BuildFailed as failed:
            click.echo(str(failed), err=True)
            sys.exit(1)

    return run


def kinds_in(root: Path) -> tuple[Kind, ...]:
    """The kinds of the handbook in `root`, or ours where there is none: any folder may ask."""
    from ..kinds import KINDS, kinds_of
    from ..settings import read_settings

    settings = (root / "mkdocs.yml").is_file()
    return kinds_of(read_settings(layers_of(root))) if settings else KINDS


def commands() -> list[Command]:
    """Every command as its help says it, without what all of them have."""
    from ..site import Command

    described = []
    for name, command in main.commands.items():
        context = click.Context(command, info_name=name)
        usage = " ".join([name, *command.collect_usage_pieces(context)[1:]])
        records = [
            param.get_help_record(context)
            for param in command.params
            if isinstance(param, click.Option) and param.name != "root"
        ]
        described.append(
            Command(usage, cleandoc(command.help or ""), [record for record in records if record])
        )
    return described
