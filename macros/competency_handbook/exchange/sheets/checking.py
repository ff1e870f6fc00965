"""What the handbook's checks say of files that an import would write, at the sheet's own places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from ...catalog import catalog_of
from ...model import BuildFailed, Kind, Problem, ProblemsFound
from ...reading import DataPaths, files_of, shown_path
from .cells import Sheet
from .entries import Entry
from .weave import tree_of


def check_files(
    files: dict[Path, str],
    framework: Path,
    sheet: Sheet,
    entries: Sequence[Entry],
    layers: Sequence[Path],
    kinds: Sequence[Kind],
) -> list[str]:
    """Lines on what the rest of the handbook would have problems with; none where it has none.

    Raises BuildFailed where the new files have some, with each at its place in the sheet.
    """
    with TemporaryDirectory() as folder:
        written = {}
        for number, (path, text) in enumerate(files.items()):
            (at := Path(folder, str(number), path.name)).parent.mkdir()
            at.write_text(text, "utf-8")
            written[at] = path
        data = files_of(list(layers), "data")
        before = dict(data)
        data |= {
            path.relative_to(layers[-1] / "data").as_posix(): at for at, path in written.items()
        }
        problems = _problems(data, layers, kinds, written)
    shown = {shown_path(path) for path in files}
    if ours := [problem for problem in problems if problem.path in shown]:
        places, name = _Places(files[framework], sheet, entries), shown_path(framework)
        raise BuildFailed("\n".join(places.told(problem, name) for problem in ours))
    if not problems:
        return []
    new = [it for it in problems if it not in _problems(before, layers, kinds, {})]
    if not new:
        return [f"The handbook has other problems ({len(problems)}); `handbook check` tells them."]
    return ["After this, the handbook will have these problems:", *(f"  {it}" for it in new)]


def _problems(
    data: DataPaths, layers: Sequence[Path], kinds: Sequence[Kind], written: dict[Path, Path]
) -> list[Problem]:
    """What is wrong with data, where some of its files are not yet where they are to be."""
    try:
        catalog_of(data, kinds, lambda path: shown_path(written.get(path, path)), layers)
    except ProblemsFound as found:
        return found.problems
    return []


class _Places:
    """The way from a line of the framework's file back to a row and a column."""

    def __init__(self, text: str, sheet: Sheet, entries: Sequence[Entry]) -> None:
        self.sheet = sheet
        self.entries = {entry.id: entry for root in entries for entry in root.all()}
        self.root = tree_of(text)

    def told(self, problem: Problem, framework: str) -> str:
        """A problem as a line, at its place in the sheet where it has one."""
        if problem.path != framework:
            return str(problem)
        entry, keys = self._around(problem.place.line - 1)
        if entry is None:
            return str(problem)
        place = self.sheet.place(entry.row, entry.columns.get(_role(keys)))
        return f"{place}: {problem.id} {problem.message} {problem.advice}"

    def _around(self, line: int) -> tuple[Entry | None, list[str]]:
        """The entry that a line is about, and the keys from it to what stands in the line."""
        entry: Entry | None = None
        keys: list[str] = []
        node: yaml.Node | None = self.root
        while node is not None and node.start_mark.line <= line:
            if isinstance(node, yaml.MappingNode):
                if (id := _id_of(node)) in self.entries:
                    entry, keys = self.entries[id], []
                above = [pair for pair in node.value if pair[0].start_mark.line <= line]
                keys.append(above[-1][0].value)
                node = above[-1][1]
            else:
                held = node.value if isinstance(node, yaml.SequenceNode) else []
                node = next((it for it in reversed(held) if it.start_mark.line <= line), None)
        return entry, keys


def _id_of(node: yaml.Node) -> str:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value.value for key, value in pairs if key.value == "id"), "")


def _role(keys: list[str]) -> str:
    """The role of the column that a value comes from, by the keys that lead to it."""
    for number, key in enumerate(keys):
        if key in ("levels", "tags") and number + 1 < len(keys):
            return f"{key[:-1]}:{keys[number + 1]}"
    return {"summary": "statement"}.get(keys[0], keys[0]) if keys else ""
