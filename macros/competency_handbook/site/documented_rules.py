"""The rule behind each check, as the code that yields its problems states it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

RULE = re.compile(r"^([A-Z]+-[A-Z]+): ((?:.+\n?)+?)(?=^[A-Z]+-[A-Z]+: |^\n|\Z)", re.MULTILINE)
"""A line of a docstring that begins with a check's id, and what it says, to the next or a gap."""


def rules_of(package: Path) -> dict[str, str]:
    """Every check of the modules in a package's folder with its rule, by the check's id in order.

    A check that several functions watch over has the sentences of all.
    """
    rules: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        for id, rule in _rules_in(ast.parse(path.read_text("utf-8"))):
            rules.setdefault(id, []).append(rule)
    return {id: " ".join(rules[id]) for id in sorted(rules)}


def _rules_in(module: ast.Module) -> Iterator[tuple[str, str]]:
    """(id, rule) of each check that a function of a module states, the rule as a sentence."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            for id, said in RULE.findall(ast.get_docstring(node) or ""):
                rule = " ".join(said.split())
                yield id, rule[0].upper() + rule[1:]
