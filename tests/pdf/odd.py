"""A small handbook with input that is right, if odd: it has to come out well all the same."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import yaml
from PIL import Image

from competency_handbook.reading.layers import package_layer

GOLDEN = Path(__file__).parents[1] / "golden" / "data"
PAGES = ("frameworks/index.md", "compare/index.md", "self-assessment/index.md", "sources.md")
WORD = "abcdefghij" * 40
HARM = '<script>alert(1)</script> </section> {{ 1/0 }} &amp; "quoted" [x](javascript:alert(1))'
GOES_ON = "This goes on. " * 290
STATEMENTS = {
    "odd-word": f"Before {WORD} after.",
    "odd-text": GOES_ON,
    "odd-hebrew": "הקשבה היא מיומנות שאפשר ללמוד, עם (סוגריים) ומספר 123.",
    "odd-arabic": "الاستماع مهارة يمكن تعلمها، مع (أقواس) ورقم.",
    "odd-chinese": "倾听是一种可以学习的技能。" * 20,
    "odd-korean": "듣기는 배울 수 있는 기술이다.",
    "odd-signs": "Smiles 😀 and goes on.",
    "odd-markup": HARM,
}
RIGHT_TO_LEFT = ("odd-hebrew", "odd-arabic")
PICTURES = ("A very large picture", "A tall picture", "A drawing")


def odd_page() -> str:
    """A page with pictures, one of them for decoration, and with what Markdown has."""
    head = "|".join(f"Head {n}" for n in range(12))
    rows = "\n".join("|".join(f"r{row}c{n} says this" for n in range(12)) for row in range(3))
    names = ("noise.png", "tall.jpg", "drawing.svg")
    shown = "\n\n".join(f"![{said}]({name})" for said, name in zip(PICTURES, names, strict=True))
    return f"""# Odd page\n\n{shown}\n\n![](line.png)\n\n{head}\n{"|".join(["---"] * 12)}\n{rows}\n
[{WORD}](https://example.org/{WORD})\n\n`{WORD}`\n\n```\n{WORD}\n```\n\n- {WORD}\n\n## {WORD}\n
<p lang="es">Hola a todos</p>\n\nThe end.\n"""


def odd_framework() -> dict:
    """A framework whose parts have odd statements, and their titles as odd."""
    return {
        "title": f"Odd framework {'x' * 120}",
        "short_title": "Odd",
        "summary": f"With {WORD}.",
        "source": "source-guide",
        "edition": "First",
        "rates": "practitioner",
        "scale": "steps",
        "contains": [
            {
                "id": id,
                "code": f"{number}" * 30,
                "title": statement[:400].strip(),
                "statement": statement,
                "self_check": statement,
                "keywords": [WORD + id],
                "own": True,
                "indicators": [
                    {"id": f"{id}-{n}", "text": statement[:400], "own": True} for n in "ab"
                ],
                "evidence": [{"id": f"{id}-e", "kind": "record", "text": WORD, "own": True}],
            }
            for number, (id, statement) in enumerate(STATEMENTS.items())
        ],
    }


def odd_table() -> dict:
    columns = [{"id": f"odd-{n}", "label": f"Column {n} with a long name"} for n in range(11)]
    cells = {c["id"]: {"text": f"Cell {c['id']} {WORD[:200]}", "own": True} for c in columns}
    rows = [{"id": f"odd-row-{n}", "aspect": f"Aspect {n}", "cells": cells} for n in range(2)]
    return {"title": "Twelve columns", "summary": "Wide.", "own": True} | {
        "columns": [column | {"own": True} for column in columns],
        "rows": rows,
    }


def write_handbook(root: Path) -> None:
    """A handbook that stands on no other, with the odd input."""
    package = package_layer()
    shutil.copytree(GOLDEN, root / "data")
    shutil.copytree(package / "data" / "messages", root / "data" / "messages")
    shutil.copytree(package / "overrides", root / "overrides")
    for name in PAGES:
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(package / "content" / name, root / "content" / name)
    settings = yaml.safe_load((package / "mkdocs.yml").read_text("utf-8"))
    settings["extra"]["handbook"] |= {"id": "odd-handbook", "languages": []}
    settings["nav"] = ["index.md", "odd.md", *({name.partition("/")[0]: [name]} for name in PAGES)]
    texts = {
        "mkdocs.yml": yaml.safe_dump(settings),
        "data/frameworks/odd.yml": json.dumps(odd_framework(), ensure_ascii=False),
        "data/comparisons/odd-table.yml": json.dumps(odd_table()),
        "content/index.md": "# Odd things\n",
        "content/odd.md": odd_page(),
        "content/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 500">'
        '<rect width="9000" height="500"/></svg>',
    }
    for name, text in texts.items():
        (root / name).write_text(text, "utf-8")
    pixels = random.Random(1).randbytes(2800 * 1800 * 3)
    noise = Image.frombytes("RGB", (2800, 1800), pixels)
    noise.save(root / "content" / "noise.png", compress_level=0)
    Image.new("L", (60, 4000), 128).save(root / "content" / "tall.jpg")
    Image.new("RGBA", (900, 9), (0, 99, 99, 99)).save(root / "content" / "line.png")
