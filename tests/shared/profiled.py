"""The tests' own handbook with a profile, built once in a run for all that ask of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from competency_handbook.building import build_handbook
from handbook import SETTINGS, build_once, write_handbook

LEAD = "lead-mentor"
PROFILE = """\
title: Lead mentor
summary: Leads the mentors of a program.
group: People who mentor
expects:
  - to: mentoring-two-way-relationship
    level: growth-on-my-own
  - to: coa-overseers-prepared
    level: coa-implementation-full
  - to: rules-stated
own: true
"""
RULES = """\
title: Rules to know
rates: practitioner
contains: [{id: rules-stated, statement: Keeps the rules of the place.}]
"""


def write_profiled(root: Path) -> Path:
    """Write it to the folder `root`, which is returned."""
    write_handbook(root)
    settings = SETTINGS["extra"]["handbook"] | {"strict": False}
    extra = SETTINGS["extra"] | {"handbook": settings}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS | {"extra": extra}), "utf-8")
    (root / "data" / "profiles").mkdir()
    (root / "data" / "profiles" / f"{LEAD}.yml").write_text(PROFILE, "utf-8")
    (root / "data" / "frameworks" / "rules.yml").write_text(RULES, "utf-8")
    return root


def build_profiled(factory: pytest.TempPathFactory) -> Path:
    """Its site, without PDFs."""

    def build(output: Path) -> Path:
        layer = write_profiled(output / "handbook")
        return build_handbook(layer, with_pdf=False, output=output, layers=[layer])

    return build_once("profiled", factory, build)
