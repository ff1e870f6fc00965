"""Views of a small input give exactly the pages that stand beside it.

`golden/data/` is the input. When a change of these pages is meant, write them anew with
`python3 scripts/test.py --update-goldens` and read what has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogs import open_catalog
from competency_handbook.catalog.addresses import Here
from competency_handbook.kinds.comparison import render_comparison
from competency_handbook.kinds.framework import render_framework
from competency_handbook.kinds.self_assessment import render_self_assessment
from competency_handbook.render import Page


@pytest.mark.parametrize(
    ("render", "id", "address", "name"),
    [
        (render_framework, "listening", "frameworks/listening.md", "framework.md"),
        (render_self_assessment, "listening", "self-assessment/listening.md", "self-assessment.md"),
        (render_comparison, "roles", "compare/roles.md", "comparison.md"),
    ],
)
def test_a_view_gives_its_golden_page(
    render: Callable[[Page, str], str],
    id: str,
    address: str,
    name: str,
    small_data: Path,
    matches_golden: Callable[[str, str], None],
) -> None:
    page = Page(open_catalog(small_data), Here(address))
    matches_golden(render(page, id), name)
