"""What the book's PDF costs beside other ways to one, and what each of them lacks.

Ours is all that makes the PDF out of the built pages, its form and tags included. WeasyPrint alone
gets the same document and style sheets, and finds the page numbers by its own `target-counter`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _bench import Bound, Run, least, measure
from _pdf_facts import Facts, facts_of, lacking
from _pdf_tools import ALONE, OURS, Tool, find_tools, how_to_install

MOST_TIMES = 1.1


def bench_pdf(others: str, runs: int) -> list[Bound]:
    """Print the figures, and what was found in the files; what is bounded is returned."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools, missing = find_tools(others, folder)
        before = {tool.name: folder / f"{tool.name}.before" for tool in tools}
        found: dict[str, list[Run]] = {tool.name: [] for tool in tools}
        for _ in range(max(runs, 2)):
            for tool in tools:
                found[tool.name] += _one_run(tool, before[tool.name])
        best = {name: least(measured) for name, measured in found.items() if measured}
        facts = {t.name: facts_of(t.made, before[t.name]) for t in tools if t.name in best}
        _print_costs(best, facts)
        _print_facts(facts)
    if missing:
        print(f"\nNot found: {', '.join(missing)}. {how_to_install(missing)}")
    times = best[OURS].seconds / best[ALONE].seconds
    return [Bound("The book", times, MOST_TIMES, "times WeasyPrint alone")]


def _one_run(tool: Tool, before: Path) -> list[Run]:
    """What a run used; empty where it failed. The file of the last run is kept as `before`."""
    if tool.made.exists():
        shutil.move(tool.made, before)
    try:
        return [measure(tool.command)]
    except subprocess.CalledProcessError as failed:
        print(f"{tool.name} failed, status {failed.returncode}: {failed.cmd}", file=sys.stderr)
        return []


def _print_costs(best: dict[str, Run], facts: dict[str, Facts]) -> None:
    print(f"\n{'':18}{'pages':>7}{'CPU s':>8}{'pages a second':>16}{'peak MB':>9}")
    for name, run in best.items():
        pages = facts[name].pop("pages")
        rate = f"{pages / run.seconds:16.1f}{run.megabytes:9.0f}"
        print(f"{name:18}{pages:7}{run.seconds:8.1f}{rate}")


def _print_facts(facts: dict[str, Facts]) -> None:
    """A column of what was found in each file, and then what each lacks."""
    print(f"\n{'':18}" + "".join(f"{name:>18}" for name in facts))
    for fact in facts[OURS]:
        values = (of_one[fact] for of_one in facts.values())
        print(f"{fact:18}" + "".join(f"{_told(value):>18}" for value in values))
    print()
    for name, of_one in facts.items():
        print(f"{name} lacks: {', '.join(lacking(of_one)) or 'none of these'}")


def _told(fact: int | str | bool) -> str:
    return ("yes" if fact else "no") if isinstance(fact, bool) else str(fact)
