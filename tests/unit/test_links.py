"""What is told of links follows what the settings ask MkDocs to stop at, and what can be known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalogs import open_catalog
from competency_handbook.site.links import check_links

WARNED: dict[str, Any] = {"markdown_extensions": ["attr_list"]}


def told(page: str, data: Path, settings: dict[str, Any]) -> list[str]:
    path = data.parent / "page.md"
    path.write_text(page, "utf-8")
    found = check_links({"page.md": path}, ["assets/a.pdf"], open_catalog(data), settings)
    return [problem.message for problem in found]


@pytest.mark.parametrize(
    ("page", "mistake"),
    [
        ("[a](/there.md)", "absolute_links"),
        ("[a](there/)", "unrecognized_links"),
        ("[a](there.md)", "not_found"),
        ("[a](#there)", "anchors"),
    ],
)
@pytest.mark.parametrize("nested", [False, True])
def test_what_the_settings_let_pass_is_not_told(
    page: str, mistake: str, nested: bool, small_data: Path
) -> None:
    passing = {mistake: "info"}
    settings = WARNED | {"validation": {"links": passing} if nested else passing}
    assert len(told(page, small_data, WARNED)) == 1
    assert told(page, small_data, settings) == []


@pytest.mark.parametrize(
    "page",
    [
        "[a](frameworks/listening.md#waits-looks)",
        "[a](assets/a.pdf)",
        "# Page {#here}\n\n[a](#here)",
        "[a](#any)\n\n{{ our_own() }}",
        '[a](#any)\n\n{{ framework("nope") }}',
        "[a](#any)\n\n{% if page %}b{% endif %}",
        "    [code](there.md)",
        r"\[a](there.md) and <a@example.org>",
    ],
)
def test_what_leads_somewhere_or_cannot_be_known_is_not_told(page: str, small_data: Path) -> None:
    assert told(page, small_data, WARNED) == []


def test_an_extension_that_is_not_there_makes_no_link_a_problem(small_data: Path) -> None:
    settings = {"markdown_extensions": ["no.such.extension"]}
    assert told("[a](there.md) [b](#there)", small_data, settings) == []
