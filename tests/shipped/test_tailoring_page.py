"""The examples that a host copies first fit the handbook that it stands on."""

from __future__ import annotations

import re
from pathlib import Path

from competency_handbook.catalog import Catalog, catalog_of
from competency_handbook.kinds import KINDS
from competency_handbook.reading import files_of, package_layer

PAGE = package_layer() / "docs" / "tailoring.md"
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
STARTER = "macros/competency_handbook/settings/starter/tailoring.yml"


def tailored(host: Path, texts: list[str]) -> Catalog:
    """The shipped handbook as files of tailoring make it. Raises ProblemsFound."""
    folder = host / "data" / "tailoring"
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"part-{number}.yml").write_text(text, "utf-8")
    layers = [package_layer(), host]
    return catalog_of(files_of(layers, "data"), KINDS, str, layers)


def test_every_example_of_the_page_does_what_it_says(tmp_path: Path) -> None:
    texts = BLOCK.findall(PAGE.read_text("utf-8"))
    levels = [text for text in texts if "--growth" in text]
    catalog = tailored(tmp_path / "all", texts)
    assert {it.deed for it in catalog.differences} == {"set", "added", "moved", "ordered", "hidden"}
    assert {it.id for it in catalog.notices} <= {"TAILOR-WAS", "TAILOR-MINUTES", "TAILOR-OWN"}
    item = catalog.items["mentoring-builds-on-strengths"][1]
    assert item.levels["growth-on-my-own"].text == "I name a strength at every meeting."
    assert len(levels) == 1


def test_what_a_new_handbook_begins_with_works_with_its_examples_uncommented(
    tmp_path: Path,
) -> None:
    text = (package_layer() / STARTER).read_text("utf-8").replace("<prefix>", "our")
    assert not tailored(tmp_path / "as-is", [text]).differences
    lines = [line.removeprefix("# ") for line in text.splitlines()[3:]]
    whole = "\n".join(line for line in lines if line != "hide: []")
    whole = re.sub(r"^What is left out.*", "hide:", whole, flags=re.MULTILINE)
    deeds = [it.deed for it in tailored(tmp_path / "whole", [whole]).differences]
    assert deeds == ["added", "set", "set", "hidden", "hidden", "set"]
