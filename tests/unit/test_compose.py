"""Layers become one tree: what wins, what is added, what is renamed, what is left alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from competency_handbook.catalog import PARTICIPANTS, WORKSHOP, WORKSHOP_NOTES
from competency_handbook.model import ProblemsFound
from competency_handbook.pdf.job import Print
from competency_handbook.reading.layers import files_of, package_layer
from competency_handbook.settings.layered import merge, read_settings
from competency_handbook.site.assets import (
    FIRST_FONTS,
    first_fonts,
    hash_names,
    join_style_sheets,
    with_hashed_names,
)
from competency_handbook.site.compose import Composition, compose
from competency_handbook.site.navigation import complete_navigation, pages_in

GOLDEN = Path(__file__).parents[1] / "golden" / "data"


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A host with settings and one framework of its own."""
    root = tmp_path / "host"
    (root / "data" / "frameworks").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Host\nextra: {handbook: {id: a-host}}\n")
    text = (GOLDEN / "frameworks" / "listening.yml").read_text("utf-8")
    text = text.replace("source: source-guide", "source: source-assp-table")
    text = text.replace("scale: steps", "scale: practitioner-growth")
    text = re.sub(r"cites: \[.*\]", "own: true", text)
    (root / "data" / "frameworks" / "listening.yml").write_text(text, "utf-8")
    return root


def composed(host: Path) -> Composition:
    return compose([package_layer(), host], host.parent / "composed")


def state_of(folder: Path) -> dict[str, int]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def test_what_the_upper_layer_has_wins_path_by_path(host: Path) -> None:
    (host / "content").mkdir()
    (host / "content" / "sources.md").write_text("# Our sources\n")
    tree = composed(host)
    assert (tree.folder / "content" / "sources.md").read_text() == "# Our sources\n"
    ours = (package_layer() / "content" / "index.md").read_bytes()
    assert (tree.folder / "content" / "index.md").read_bytes() == ours
    assert {"listening", "coa-pa-ms-2"} <= set(tree.catalog.frameworks)


def test_editors_and_systems_droppings_are_left_out(tmp_path: Path) -> None:
    for name in ("a.md", ".DS_Store", "b.md~", ".git/c.md", "__pycache__/d.md", "e/f.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert set(files_of([tmp_path], "content")) == {"a.md", "e/f.md"}


def told_in(names: Iterable[str]) -> set[str]:
    """The scripts that say what all frameworks hold, whose names change with them."""
    told = ("overrides/assets/outline.", "overrides/assets/workshop-items.")
    return {name for name in names if name.startswith(told)}


def test_only_what_changed_is_written_again(host: Path) -> None:
    before = state_of(composed(host).folder)
    assert state_of(composed(host).folder) == before

    path = host / "data" / "frameworks" / "listening.yml"
    path.write_text(path.read_text("utf-8").replace("Lets a silence", "Allows a silence"), "utf-8")
    after = state_of(composed(host).folder)
    old, new = map(told_in, (before, after))
    assert len(old) == len(new) == len(old ^ new) / 2 == 2
    assert after.keys() - new == before.keys() - old
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {"catalog.json", "mkdocs.yml", *old}, "the settings name the scripts"


def test_what_is_removed_from_every_layer_vanishes_with_its_page(host: Path) -> None:
    with_it = set(state_of(composed(host).folder))
    shutil.rmtree(host / "data")
    tree = composed(host)
    assert with_it - set(state_of(tree.folder)) == {
        *told_in(with_it),
        "content/frameworks/listening.md",
        "content/self-assessment/listening.md",
    }
    assert "frameworks/listening.md" not in set(pages_in(nav_of(tree)))


def test_an_authors_page_takes_the_place_of_the_one_that_nobody_wrote(host: Path) -> None:
    page = "frameworks/listening.md"
    assert '{{ framework("listening") }}' in page_of(composed(host), page)
    (host / "content" / "frameworks").mkdir(parents=True)
    (host / "content" / page).write_text("# Ours\n")
    tree = composed(host)
    assert page_of(tree, page) == "# Ours\n"
    assert list(pages_in(nav_of(tree))).count(page) == 1


def test_problems_name_the_authors_own_file(host: Path) -> None:
    path = host / "data" / "frameworks" / "listening.yml"
    path.write_text("title: [\n")
    with pytest.raises(ProblemsFound) as found:
        composed(host)
    assert [problem.path for problem in found.value.problems] == [str(path)]


def test_every_asset_is_named_by_its_content_and_templates_can_look_it_up(host: Path) -> None:
    (host / "overrides" / "assets" / "css").mkdir(parents=True)
    style = host / "overrides" / "assets" / "css" / "ours.css"
    (host / "mkdocs.yml").write_text(
        "site_name: Host\nextra_css: [assets/css/ours.css]\nextra: {handbook: {id: a-host}}\n"
    )
    names = []
    for content in ("p { margin: 0 }", "p { margin: 1px }"):
        style.write_text(content)
        tree = composed(host)
        settings = yaml.safe_load(tree.config_file.read_text("utf-8"))
        name = settings["extra"]["assets"]["assets/css/ours.css"]
        assert settings["extra_css"][-1] == name
        assert (tree.folder / "overrides" / name).read_text() == content
        names.append(name)
    assert names[0] != names[1]
    assert not (tree.folder / "overrides" / names[0]).exists()


def test_the_scripts_sources_are_not_served(host: Path) -> None:
    source = host / "overrides" / "assets" / "js" / "src" / "ours.js"
    source.parent.mkdir(parents=True)
    source.write_text("export {}")
    tree = composed(host)
    assert not [name for name in state_of(tree.folder) if "/js/src/" in name]


def page_of(tree: Composition, page: str) -> str:
    return (tree.folder / "content" / page).read_text("utf-8")


def nav_of(tree: Composition) -> list:
    return yaml.safe_load(tree.config_file.read_text("utf-8"))["nav"]


def test_style_sheets_name_the_hashed_files_they_load() -> None:
    style = b"""@font-face { src: url("../fonts/a.woff2") }
    i { background: url("data:image/png;base64,AA==") } b { background: url("none.png") }"""
    names, hashed = hash_names({"assets/css/a.css": style, "assets/fonts/a.woff2": b"font"})
    font = names["assets/fonts/a.woff2"]
    assert font.startswith("assets/fonts/a.") and font.endswith(".woff2")
    written = hashed[names["assets/css/a.css"]].decode()
    assert f'url("../{font.removeprefix("assets/")}")' in written
    assert 'url("data:image/png;base64,AA==")' in written
    assert 'url("none.png")' in written


def test_a_style_sheet_has_another_name_when_what_it_loads_has_changed() -> None:
    style = {"assets/a.css": b'@font-face { src: url("a.woff2") }'}
    before, _ = hash_names({**style, "assets/a.woff2": b"font"})
    after, _ = hash_names({**style, "assets/a.woff2": b"another"})
    assert before["assets/a.css"] != after["assets/a.css"]


def test_pages_load_our_style_sheets_as_one_and_a_hosts_beside_it() -> None:
    assets = {f"{name}.css": name.encode() for name in ("a", "b", "host", "c")}
    listed = ["a.css", "b.css", "host.css", "c.css"]
    joined, all_assets = join_style_sheets(listed, assets, lambda name: name != "host.css")
    assert joined == ["assets/css/pages-1.css", "host.css", "assets/css/pages-2.css"]
    assert all_assets == assets | {
        "assets/css/pages-1.css": b"/*! a.css */\na\n/*! b.css */\nb",
        "assets/css/pages-2.css": b"/*! c.css */\nc",
    }


def test_joined_style_sheets_load_what_they_loaded_from_their_own_folders() -> None:
    style = b"""a { src: url("../../fonts/a.woff2#b") } b { background: url(c.png) }
    c { background: url("/d.png") } d { background: url("data:image/png;base64,AA==") }"""
    _, assets = join_style_sheets(["assets/css/e/a.css"], {"assets/css/e/a.css": style}, bool)
    assert re.findall(r"url\(.*?\)", assets["assets/css/pages-1.css"].decode()) == [
        'url("../fonts/a.woff2#b")',
        'url("e/c.png")',
        'url("/d.png")',
        'url("data:image/png;base64,AA==")',
    ]


def test_a_page_of_this_handbook_loads_one_style_sheet_of_ours(host: Path) -> None:
    settings = yaml.safe_load(composed(host).config_file.read_text("utf-8"))
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in settings["extra_css"]] == [
        "assets/css/pages-1.css"
    ]


def test_settings_name_the_hashed_files_and_are_not_changed_themselves() -> None:
    settings = {"extra_css": ["a.css", "b.css"], "theme": {"logo": "l.svg"}, "dev": True}
    names = {"a.css": "a.1.css", "l.svg": "l.2.svg"}
    assert with_hashed_names(settings, names) == {
        "extra_css": ["a.1.css", "b.css"],
        "theme": {"logo": "l.2.svg"},
        "dev": True,
    }
    assert settings["extra_css"] == ["a.css", "b.css"]


def nav(*read: object, after: tuple[object, ...] = ()) -> list[object]:
    """A navigation with these entries last in its section, or after everything."""
    section = ["frameworks/index.md", {"One": "frameworks/one.md"}, *read]
    return ["index.md", {"Read": section}, "end.md", *after]


@pytest.mark.parametrize(
    ("pages", "completed"),
    [
        ({"frameworks/one.md": "One", "index.md": ""}, nav()),
        ({"frameworks/two.md": "Two"}, nav({"Two": "frameworks/two.md"})),
        ({"other/three.md": "Three"}, nav(after=({"Three": "other/three.md"},))),
        ({"four.md": ""}, nav(after=("four.md",))),
        (
            {"frameworks/big/index.md": "Big", "frameworks/big/a.md": "A"},
            nav({"Big": ["frameworks/big/index.md", {"A": "frameworks/big/a.md"}]}),
        ),
    ],
)
def test_pages_that_the_navigation_does_not_name_find_their_place(pages, completed) -> None:
    given = nav()
    assert complete_navigation(given, pages) == completed
    assert given == nav()


def test_optional_pages_stay_out_of_a_navigation_without_their_section() -> None:
    pages = {"frameworks/two.md": "Two", "guides/one.md": "G", "glossary.md": "", "ours.md": ""}
    optional = frozenset(pages) - {"ours.md"}
    found = complete_navigation(nav(), pages, optional)
    assert found == nav({"Two": "frameworks/two.md"}, after=("ours.md",))


def test_pages_that_show_nothing_without_a_session_stay_out_unless_they_are_named() -> None:
    pages = {WORKSHOP: "Prepare", PARTICIPANTS: "Questions", WORKSHOP_NOTES: "Notes"}
    assert complete_navigation(["index.md"], pages) == ["index.md", {"Prepare": [WORKSHOP]}]
    assert PARTICIPANTS in pages_in(complete_navigation([{"Ours": PARTICIPANTS}], pages))


def test_a_hosts_navigation_shows_the_sections_that_it_names(host: Path) -> None:
    settings = host / "mkdocs.yml"
    chosen = "nav: [index.md, {Ours: [frameworks/index.md]}]\n"
    settings.write_text(settings.read_text() + chosen)
    (host / "content").mkdir()
    (host / "content" / "about-us.md").write_text("# About us\n")
    tree = composed(host)
    shown = list(pages_in(nav_of(tree)))
    assert shown[:2] == ["index.md", "frameworks/index.md"]
    assert "frameworks/listening.md" in shown and shown[-1] == "about-us.md"
    assert not [
        page for page in shown if page.startswith(("guides", "my", "worksheets", "sources"))
    ]
    outside = yaml.safe_load(tree.config_file.read_text())["not_in_nav"].split()
    assert {"/guides/index.md", "/sources.md", "/my/plan.md"} <= set(outside)


def test_a_readers_own_pages_join_the_self_checks() -> None:
    checks = {"Check": ["self-assessment/index.md"]}
    found = complete_navigation([checks, "end.md"], {"my/plan.md": "My plan"})
    assert found == [{"Check": ["self-assessment/index.md", {"My plan": "my/plan.md"}]}, "end.md"]


def test_a_hosts_brand_wins_over_our_tokens_on_the_site_and_in_the_book(
    host: Path, tmp_path: Path
) -> None:
    brand = host / "overrides" / "assets" / "css" / "brand.css"
    brand.parent.mkdir(parents=True)
    brand.write_text(":root { --chb-brand: purple }")
    composed = compose([package_layer(), host], tmp_path / "composed")
    settings = yaml.safe_load(composed.config_file.read_text("utf-8"))
    ours, last = settings["extra_css"]
    assert (tmp_path / "composed" / "overrides" / last).read_text() == brand.read_text()
    joined = (tmp_path / "composed" / "overrides" / ours).read_text("utf-8")
    assert "/*! assets/css/tokens.css */" in joined
    tokens, typefaces, brands = Print().sheets[:3]
    assert tokens == "assets/css/tokens.css"
    assert (typefaces, brands) == ("assets/css/book/pages.css", "assets/css/brand.css")


def test_settings_merge_key_by_key_and_lists_of_additions_grow() -> None:
    below = {
        "theme": {"name": "material", "features": ["a", "b"]},
        "plugins": ["search", {"macros": {"on_undefined": "strict"}}],
        "nav": ["index.md"],
        "site_name": "Below",
    }
    above = {
        "theme": {"features": ["c"], "language": "es"},
        "plugins": [{"search": {"lang": "es"}}, "tags"],
        "nav": ["other.md"],
    }
    before = yaml.safe_dump([below, above])
    assert merge(below, above) == {
        "theme": {"name": "material", "features": ["a", "b", "c"], "language": "es"},
        "plugins": [
            {"macros": {"on_undefined": "strict"}},
            {"search": {"lang": "es"}},
            "tags",
        ],
        "nav": ["other.md"],
        "site_name": "Below",
    }
    assert yaml.safe_dump([below, above]) == before


def test_a_plugin_named_again_keeps_the_settings_that_it_has() -> None:
    below = {"plugins": [{"search": {"pipeline": [], "separator": "-"}}, "tags"]}
    assert merge(below, {"plugins": ["search"]})["plugins"] == ["tags", below["plugins"][0]]
    assert merge(below, {"plugins": [{"search": None}]})["plugins"][-1] == below["plugins"][0]
    assert merge(below, {"plugins": [{"search": {"separator": " "}}]})["plugins"][-1] == {
        "search": {"pipeline": [], "separator": " "}
    }


def test_settings_read_the_environment_as_mkdocs_does(
    host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST_URL", "https://example.org/")
    with (host / "mkdocs.yml").open("a") as file:
        file.write("site_url: !ENV HOST_URL\n")
    settings = read_settings([package_layer(), host])
    assert settings["site_url"] == "https://example.org/"
    assert settings["site_name"] == "Host"
    assert settings["theme"]["name"] == "material"


def test_a_setting_without_a_value_is_as_if_it_were_left_out(host: Path, tmp_path: Path) -> None:
    with (host / "mkdocs.yml").open("a") as file:
        file.write("not_in_nav:\nexclude_docs:\n")
    assert compose([package_layer(), host], tmp_path / "composed").catalog.works


def test_a_folder_that_is_no_handbook_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_settings([package_layer(), tmp_path])
    assert str(found.value) == (
        f"{tmp_path}/mkdocs.yml:1:1: SETTINGS-NAME There is no mkdocs.yml in this folder. "
        "Run this in a handbook's folder, or begin a handbook: `handbook new FOLDER`."
    )


@pytest.mark.parametrize("name", ["mkdocs.yaml", "mkdocs.yml.txt"])
def test_settings_under_a_name_that_is_nearly_right_are_found(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("site_name: Ours\n")
    with pytest.raises(ProblemsFound) as found:
        read_settings([package_layer(), tmp_path])
    assert str(found.value).endswith(f"in this folder. Rename {name} to mkdocs.yml.")


def test_a_host_that_names_no_edition_has_that_of_the_layer_below(host: Path) -> None:
    ours = read_settings([package_layer()])["extra"]["handbook"]
    theirs = read_settings([package_layer(), host])["extra"]["handbook"]
    assert theirs == ours | {"id": "a-host"}


def test_names_in_the_navigation_and_of_buttons_are_messages(host: Path, tmp_path: Path) -> None:
    """A host in another language changes one file, and names messages in settings of its own."""
    messages = host / "data" / "messages" / "en.yml"
    messages.parent.mkdir(parents=True)
    messages.write_text("nav: {guides: Guías}\nsite: {on_this_page: Índice, to_dark: Oscuro}\n")
    with (host / "mkdocs.yml").open("a") as file:
        file.write('copyright: "{nav.guides}"\nsite_description: "Not {nav.guides} but this"\n')
    settings = compose([package_layer(), host], tmp_path / "composed").settings
    assert [next(iter(entry)) for entry in settings["nav"]][:4] == [
        "Home",
        "Frameworks",
        "Guías",
        "Compare",
    ]
    toggles = [option["toggle"]["name"] for option in settings["theme"]["palette"]]
    assert toggles == ["Oscuro", "Switch to light"]
    assert {"toc": {"title": "Índice", "permalink": False}} in settings["markdown_extensions"]
    assert settings["copyright"] == "Guías"
    assert settings["site_description"] == "Not {nav.guides} but this"


def test_pages_load_no_font_beforehand_that_a_host_replaces() -> None:
    ours = b":root { --chb-serif: Ours; --chb-sans: Ours }"
    assets = {"tokens.css": ours, "host.css": b".x { font-family: var(--chb-serif) }"}
    sans, serif = FIRST_FONTS.values()
    is_ours = {"tokens.css"}.__contains__
    assert first_fonts(assets, is_ours) == [sans, serif]
    replaced = assets | {"host.css": b":root { --chb-serif : Theirs }"}
    assert first_fonts(replaced, is_ours) == [sans]


def test_the_fonts_that_pages_load_beforehand_are_ours() -> None:
    for font in FIRST_FONTS.values():
        assert (package_layer() / "overrides" / font).is_file()


def test_a_host_with_an_edition_of_its_own_is_not_told_of_ours_by_the_same_name(host: Path):
    ours = read_settings([package_layer()])["extra"]["handbook"]["edition"]
    assert composed(host).catalog.changes, "it has our edition"
    named = f"{{id: a-host, edition: '{ours}', date: 2026-11-01}}"
    text = f"site_name: Host\nextra: {{handbook: {named}}}\n"
    (host / "mkdocs.yml").write_text(text, "utf-8")
    assert composed(host).catalog.changes is None


def test_pages_offer_the_pdfs_that_there_are_alone(host: Path):
    own = {"listening": "downloads/listening.pdf"}
    into = host.parent / "composed"
    made = compose([package_layer(), host], into, pdfs={*own.values()}).settings["extra"]
    assert set(made["downloads"].values()) == {*own.values()}
    assert (made["handouts"], made["links"].get("pdf")) == ({}, None)
    assert "pdf" in compose([package_layer(), host], into).settings["extra"]["links"]
