"""Where something may have to be reported, a reader is told whom to call."""

from __future__ import annotations

from pathlib import Path

import pytest

from competency_handbook.catalog import Here, read_snapshot
from competency_handbook.kinds import KINDS
from competency_handbook.kinds.guide import render_guide
from competency_handbook.kinds.worksheet import render_worksheet
from competency_handbook.reading.layers import package_layer
from competency_handbook.render import Page
from competency_handbook.site import SNAPSHOT
from competency_handbook.site.compose import compose

GUIDE = """
title: Ours
parts:
  - id: h-part
    title: A part
    own: true
    points:
      - {id: h-point, text: Point., own: true, reporting: true}
      - {id: h-other, text: Other., own: true}
    notes:
      - {id: h-note, kind: caution, text: Note., own: true, reporting: true}
"""
SHEET = """
title: Ours
sections:
  - id: h-section
    title: A section
    reporting: true
    fields: [{id: h-blank, label: A blank, kind: line}]
  - id: h-next
    title: The next
    fields: [{id: h-line, label: A line, kind: line}]
"""
ASK = "To report a concern: ask your program now who to call."


def pages_of(host: Path) -> tuple[str, str]:
    """A guide and a worksheet of the host's, each with one place or two about reporting."""
    for kind, text in (("guides", GUIDE), ("worksheets", SHEET)):
        (host / "data" / kind).mkdir(parents=True)
        (host / "data" / kind / f"h-{kind}.yml").write_text(text, "utf-8")
    tree = compose([package_layer(), host], host.parent / "composed")
    catalog = read_snapshot(tree.folder / SNAPSHOT, KINDS)
    guide = render_guide(Page(catalog, Here("guides/h-guides.md")), "h-guides")
    sheet = render_worksheet(Page(catalog, Here("worksheets/h-worksheets.md")), "h-worksheets")
    return guide, sheet


def test_a_host_that_names_no_one_has_its_readers_ask(bare_host: Path) -> None:
    guide, sheet = pages_of(bare_host)
    assert (guide.count("chb-contact"), sheet.count("chb-contact")) == (2, 1)
    assert (guide.count(ASK), sheet.count(ASK)) == (2, 1)


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        ("Ana *Ruiz* <555 0100>", "Ana <em>Ruiz</em> &lt;555 0100&gt;"),
        ("5550100", "5550100"),
    ],
)
def test_the_hosts_own_contact_stands_wherever_reporting_is_mentioned(
    setting: str, shown: str, bare_host: Path
) -> None:
    text = (bare_host / "mkdocs.yml").read_text("utf-8")
    named = text.replace("id: a-host", f"id: a-host, reporting_contact: {setting}")
    (bare_host / "mkdocs.yml").write_text(named, "utf-8")
    for page in pages_of(bare_host):
        assert ASK not in page
        assert page.count(f"<b>To report a concern here:</b> {shown}</span>") == page.count(
            "chb-contact"
        )
    assert "chb-contact" in page
