"""The documentation as a small site of its own: `docs/`, with what is made from the code.

A line such as `<!-- checks -->` in a page stands for a part that is made: so what is documented
is what there is. The engine builds the composed tree, as it builds a handbook.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..kinds import KINDS, render_models, render_place, render_shared
from ..model import Kind, Register
from ..reading import files_of, package_layer
from .documented_rules import rules_of

FOLDER = "docs"
EXAMPLE = "example/"
DECISIONS = "decisions/"
FRONT = re.compile(r"---\n(.*?)---\n\n# ([^\n]+)\n", re.DOTALL)
"""What stands above a decision, and its title."""
MADE = re.compile(r"^<!-- (?P<part>[a-z ]+)(?:: (?P<name>\S+))? -->$", re.MULTILINE)
ASSETS = (
    "assets/css/tokens.css",
    "assets/css/theme/variables.css",
    "assets/css/theme/type.css",
    "assets/fonts/",
)
"""What the documentation has of the handbook's own looks."""


@dataclass(frozen=True)
class Command:
    """A command as its help says it."""

    usage: str
    """Its name, and the arguments that it takes."""
    text: str
    options: Sequence[tuple[str, str]]
    """Each with what it does."""


def compose_docs(kinds: Sequence[Kind], commands: Sequence[Command], into: Path) -> Path:
    """Write the documentation's tree into a folder; the settings for an engine are returned."""
    files = files_of([package_layer()], FOLDER)
    pages = into / "pages"
    parts = _Parts(kinds, commands, files)
    for name, path in files.items():
        if name.endswith(".md"):
            _write(pages / name, parts.fill(name, path.read_text("utf-8")))
    assets = files_of([package_layer()], "overrides")
    for name, path in assets.items():
        if name.startswith(ASSETS):
            _copy(path, pages / name)
    _copy(files["docs.css"], pages / "assets" / "docs.css")
    _copy(files["mkdocs.yml"], into / "mkdocs.yml")
    return into / "mkdocs.yml"


@dataclass
class _Parts:
    """What stands for each line of a page that names a part to be made."""

    kinds: Sequence[Kind]
    commands: Sequence[Command]
    files: dict[str, Path]
    described: set[str] = field(default_factory=set)
    """The models whose section stands above."""

    def fill(self, page: str, text: str) -> str:
        """A page with its parts. Raises KeyError where it names one that is not made."""
        if page.startswith(DECISIONS) and (front := FRONT.match(text)):
            return f"# {front[2]}\n\n{_standing(yaml.safe_load(front[1]))}\n{text[front.end() :]}"
        makers: dict[str, Callable[[str], str]] = {
            "shared keys": lambda _: render_shared(),
            "kind": lambda name: self.kind({kind.name: kind for kind in KINDS}[name]),
            "other kinds": lambda _: self.other_kinds(),
            "register": lambda _: render_models(Register, self.described),
            "example": self.example,
            "commands": lambda _: "\n\n".join(map(_command, self.commands)),
            "checks": lambda _: _checks(),
            "decisions": lambda _: self.decisions(),
        }
        return MADE.sub(lambda line: makers[line["part"]](line["name"] or ""), text)

    def kind(self, kind: Kind) -> str:
        """Where files of a kind are, an example where there is one, and all of their keys."""
        wanted = re.compile(rf"{EXAMPLE}(data/{kind.data}(?:/.+)?\.yml)")
        examples = [found[1] for name in self.files if (found := wanted.fullmatch(name))]
        return "\n\n".join(
            [
                render_place(kind),
                *map(self.example, examples),
                render_models(kind.model, self.described),
            ]
        )

    def other_kinds(self) -> str:
        """A section for each kind that is not ours."""
        others = [kind for kind in self.kinds if kind not in KINDS]
        return "\n\n".join(f"## Kind: {kind.name}\n\n{self.kind(kind)}" for kind in others)

    def example(self, path: str) -> str:
        """A file of the example, as it is."""
        text = self.files[EXAMPLE + path].read_text("utf-8")
        return f'```yaml title="{path}"\n{text}```'

    def decisions(self) -> str:
        """A table of all decisions, the newest first."""
        rows = []
        for name in sorted(self.files, reverse=True):
            if name.startswith(DECISIONS) and (
                front := FRONT.match(self.files[name].read_text("utf-8"))
            ):
                said = yaml.safe_load(front[1])
                link = f"[{front[2]}]({name.removeprefix(DECISIONS)})"
                rows.append(f"| {said['date']} | {link} | {said['status']} |")
        return _table(("date", "decision", "status"), rows)


def _standing(front: dict[str, str]) -> str:
    """The line below a decision's title: its date, its status, and the record that changed it."""
    words = [str(front["date"]), front["status"]]
    for key, said in (
        ("superseded_by", "by a later record"),
        ("amended_by", "a later record adds"),
    ):
        if key in front:
            words.append(f"[{said}]({front[key]})")
    return ", ".join(words)


def _command(command: Command) -> str:
    """The section of a command: what it does, and its options."""
    rows = [f"| `{option}` | {text} |" for option, text in command.options]
    table = [_table(("option", "what it does"), rows)] if rows else []
    return "\n\n".join([f"## handbook {command.usage}", command.text, *table])


def _checks() -> str:
    """A table of every check with its rule."""
    package = Path(__file__).parents[1]
    rows = [f"| `{id}` | {rule} |" for id, rule in rules_of(package).items()]
    return _table(("check", "rule"), rows)


def _table(head: tuple[str, ...], rows: Iterable[str]) -> str:
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)
