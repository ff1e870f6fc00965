"""Editing the small handbook, and releasing it: what tests of editions share."""

from __future__ import annotations

from pathlib import Path

from competency_handbook.editions.register import load_register
from competency_handbook.editions.releases import Registered, register_edition
from competency_handbook.kinds import KINDS
from competency_handbook.model import Register

LISTENING = "frameworks/listening.yml"
STEPS = "scales/steps.yml"


def edit(layer: Path, name: str, old: str, new: str = "") -> None:
    path = layer / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def release(*layers: Path, edition: str, again: bool = False) -> Registered | None:
    handbook = {"id": "small", "edition": edition, "date": f"{edition[:4]}-01-15"}
    return register_edition(layers, KINDS, {"extra": {"handbook": handbook}}, again)


def register_in(layer: Path) -> Register:
    return load_register(layer / "data" / "register.json", "register.json").content
