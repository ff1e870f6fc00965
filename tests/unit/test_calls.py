"""A mistake in a page's macro call is named with file, line and column before anything is built."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from catalogs import open_catalog
from competency_handbook.site.braces import OF_CONFIG, OF_PAGE
from competency_handbook.site.calls import check_calls

OWN = {"plugins": [{"macros": {"modules": ["competency_handbook.macros", "ours"]}}]}
"""The settings of a host with macros of its own."""


def problems(
    page: str, data: Path, root: Path, settings: dict[str, object] | None = None
) -> list[str]:
    path = root / "page.md"
    path.write_text(page, "utf-8")
    found = check_calls({"page.md": path}, open_catalog(data), settings or {})
    return [str(problem).partition("page.md:")[2] for problem in found]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "# A page\n\nSee {{ framwork('listening') }}\n",
            "3:5: MACRO-UNKNOWN There is no macro `framwork`. Did you mean `framework`?",
        ),
        (
            '{{ framework("listning") }}',
            "1:1: MACRO-ITEM `framework` wants the id of something that the handbook has, and "
            "`listning` is none. Did you mean `listening`?",
        ),
        (
            "{{ framework() }}",
            "1:1: MACRO-ITEM `framework` wants the id of something that the handbook has. "
            "Known: `listening`.",
        ),
        (
            "{{ framework(listening) }}",
            "1:1: MACRO-ITEM `framework` wants the id of something that the handbook has. "
            'Put it in quotes: `framework("listening")`.',
        ),
    ],
)
def test_a_call_that_cannot_work_is_named(page: str, said: str, small_data: Path, tmp_path: Path):
    assert problems(page, small_data, tmp_path) == [said]


@pytest.mark.parametrize(
    "page",
    ["{{ doors() }}", "{{ framework('listening') }}", "{{ our_own('x') | shout }}", "no macro"],
)
def test_calls_that_work_and_macros_of_a_host_are_left_alone(
    page: str, small_data: Path, tmp_path: Path
):
    assert problems(page, small_data, tmp_path, OWN) == []


def test_a_name_near_one_of_ours_is_told_to_a_host_with_macros_too(
    small_data: Path, tmp_path: Path
):
    assert problems("{{ framwork('listening') }}", small_data, tmp_path, OWN) == [
        "1:1: MACRO-UNKNOWN There is no macro `framwork`. Did you mean `framework`?"
    ]


def test_variables_of_the_settings_and_of_the_page_are_there(small_data: Path, tmp_path: Path):
    page = (
        "---\ntown: Ulm\n---\n{{ town }} {{ hours }} {{ config.site_name }} {{ range(3) | join }}"
    )
    assert problems(page, small_data, tmp_path, {"extra": {"hours": 3}}) == []


def test_what_a_page_can_say_of_itself_is_what_mkdocs_lets_it_say() -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Ours"})
    config.validate()
    page = MkDocsPage(None, File("page.md", "content", "site", True), config)
    assert {name for name in dir(page) if not name.startswith("_")} == OF_PAGE
    assert {*config} == OF_CONFIG


def test_a_setting_that_is_not_there_is_named_as_deep_as_it_stands(
    small_data: Path, tmp_path: Path
) -> None:
    settings = {"extra": {"handbook": {"edition": "2026.1", "brand": {"color": "#123456"}}}}
    page = (
        "{{ extra.handbook.edition }} {{ extra.handbook.get('x') }} {{ extra.added.later }}\n"
        "{{ extra.handbook.editon }} {{ handbook.brand.colour }} {{ config.extra.handbook.id }}\n"
        "{{ extra.handbook.nil | default('x') }}"
    )
    told = [
        it.partition(" MACRO-UNKNOWN ")[::2]
        for it in problems(page, small_data, tmp_path, settings)
    ]
    assert [(where, said.split(". ")[0]) for where, said in told] == [
        ("2:4:", "The settings have at `extra.handbook` no `editon`"),
        ("2:32:", "The settings have at `handbook.brand` no `colour`"),
        ("2:60:", "The settings have at `config.extra.handbook` no `id`"),
    ]
