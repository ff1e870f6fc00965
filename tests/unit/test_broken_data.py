"""Every check is shown a small broken file, and says exactly what is written beside it.

`data/broken/` has a file or a folder for each case, named by the check. A file stands for
`data/frameworks/broken.yml` of a small valid handbook; a folder is laid over the handbook.
`MESSAGES.txt` has what must be said about each, with line and column.
"""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from competency_handbook.catalog.catalog import catalog_of
from competency_handbook.cli import main
from competency_handbook.kinds import KINDS
from competency_handbook.model import ProblemsFound
from competency_handbook.reading import pages_in_language
from competency_handbook.reading.layers import files_of, package_layer, shown_path
from competency_handbook.reading.translation_files import without_translations
from competency_handbook.settings.layered import read_settings
from competency_handbook.settings.words import check_words
from competency_handbook.site.calls import check_calls
from competency_handbook.site.contrast import check_styles
from competency_handbook.site.files import check_files, check_navigation, check_readmes
from competency_handbook.site.foreign_pages import check_pages_in_language
from competency_handbook.site.hidden_pages import check_hidden_pages, check_reserved
from competency_handbook.site.links import check_links
from competency_handbook.site.page_styles import check_page_styles
from competency_handbook.site.stubs import all_stubs
from competency_handbook.site.theme_templates import check_templates

BROKEN = Path(__file__).parents[1] / "data" / "broken"
PACKAGE = package_layer() / "macros" / "competency_handbook"
OURS = files_of([package_layer()], "content")
BELOW = {name: path for name, path in OURS.items() if name != "index.md"}
"""Pages that a host's may link to; our first one links to our frameworks."""
CHECK = re.compile(r"[A-Z]+-[A-Z]+")


def expected_messages() -> dict[str, list[str]]:
    blocks = (BROKEN / "MESSAGES.txt").read_text("utf-8").strip().split("\n\n")
    return {case: messages for case, *messages in map(str.splitlines, blocks)}


EXPECTED = expected_messages()


def lay(case: str, root: Path) -> None:
    """Put a case into the handbook in `root`."""
    if (BROKEN / case).is_dir():
        shutil.copytree(BROKEN / case, root, dirs_exist_ok=True)
    else:
        shutil.copy(BROKEN / case, root / "data" / "frameworks" / "broken.yml")


def problems_of(root: Path) -> list[str]:
    """What is wrong with the handbook in `root`, its settings first."""
    found, settings, written = [], {}, files_of([root], "content")
    there = pages_in_language(written, "es")
    found += map(str, check_pages_in_language(written, there, "es"))
    content = without_translations(written)
    try:
        if (root / "mkdocs.yml").exists():
            settings = read_settings([package_layer(), root])
    except ProblemsFound as problems:
        found += map(str, problems.problems)
    found += map(str, check_page_styles(content))
    try:
        found += map(str, sorted(check_files(content, files_of([root], "overrides"))))
        found += map(str, check_templates(files_of([root], "overrides")))
        found += map(str, check_reserved(content))
        styles = check_styles([package_layer(), root], settings)
        found += map(str, sorted(styles))
        others = ["es"] if [*root.rglob("*.es.yml")] else []
        data = files_of([root], "data")
        catalog = catalog_of(data, KINDS, shown_path, [root], strict=[root], others=others)
        found += map(str, sorted(check_calls(content, catalog, settings)))
        pages = {*content, *(stub.page for stub in all_stubs(catalog)), *OURS}
        found += map(str, check_readmes(content, pages))
        if settings:
            found += map(str, check_links({**BELOW, **content}, (), catalog, settings))
            asked = {*(stub.page for stub in all_stubs(catalog)), *OURS}
            file = root / "mkdocs.yml"
            found += map(str, check_navigation(settings["nav"], {*content, *asked}, file))
            found += map(str, check_hidden_pages(settings, asked, file))
        found += map(str, check_words(settings, catalog.messages, root / "mkdocs.yml"))
    except ProblemsFound as problems:
        found += map(str, problems.problems)
    return found


@pytest.mark.parametrize("case", EXPECTED)
def test_message_names_the_place_the_flaw_and_what_to_do(case: str, small_data: Path) -> None:
    lay(case, small_data.parent)
    assert problems_of(small_data.parent) == EXPECTED[case]


def test_a_cut_picture_is_named_after_pdfs_were_made_too(
    small_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint lets every library of the process take a part of a picture for the whole."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    lay("PICTURE-BROKEN", small_data.parent)
    assert problems_of(small_data.parent) == EXPECTED["PICTURE-BROKEN"]


def test_a_page_that_is_not_utf8_is_named(small_data: Path) -> None:
    page = small_data.parent / "content" / "page.md"
    page.parent.mkdir()
    page.write_bytes("# Café".encode("cp1252"))
    assert problems_of(small_data.parent) == [
        "content/page.md:1:6: YAML-ENCODING The byte 0xe9 is not UTF-8. Save the file as UTF-8."
    ]


def test_the_handbook_that_cases_are_laid_over_is_valid(small_data: Path) -> None:
    assert problems_of(small_data.parent) == []


def test_every_case_has_its_messages_and_begins_with_its_check() -> None:
    assert {path.name for path in BROKEN.iterdir()} - {"MESSAGES.txt"} == set(EXPECTED)
    for case, messages in EXPECTED.items():
        assert any(f": {CHECK.match(case)[0]} " in message for message in messages), case


def test_every_check_of_the_package_has_a_broken_file() -> None:
    tried = {CHECK.match(case)[0] for case in EXPECTED}
    notices = {"COPY-FREEZES", "COPY-SAME", "ID-PREFIX", "SETTINGS-WORDS"}  # see test_notices.py
    notices |= {"LINK-HIDDEN", "REF-HIDDEN"}
    tailored = (
        "ASKED",
        "CHANGED",
        "LEAVES",
        "MINUTES",
        "OWN",
        "REMOVED",
        "RENAMED",
        "WAS",
    )  # see test_tailoring.py
    notices |= {f"TAILOR-{name}" for name in tailored}
    assert checks_of_the_package() == tried | notices | {"COPY-LACKS", "COPY-OLD", "COPY-REPLACES"}


@pytest.mark.parametrize(
    ("ours", "name", "said"),
    [
        (
            "removed:\n  - {was: asks-twice, because: Once is enough.}\n",
            "removed.yml",
            "is gone from the handbook below: why is said, in {ours}:2",
        ),
        (
            "title: Asking\nrates: practitioner\ncontains:\n"
            "  - {id: asks-anew, formerly: [asks-twice], title: Asks anew}\n",
            "frameworks/asking.yml",
            "has another id in the handbook below, in {ours}:4",
        ),
        (
            "title: A\nrates: practitioner\ncontains: [{id: asks-twice, title: Asks twice}]\n",
            "frameworks/z.yml",
            "stands elsewhere in the handbook below now, in {ours}:3",
        ),
    ],
)
def test_a_copy_that_has_what_ours_lost_is_named_and_not_our_file(
    ours: str, name: str, said: str, small_data: Path, tmp_path: Path
) -> None:
    """COPY-OLD takes two layers."""
    (small_data / name).write_text(ours, "utf-8")
    copy = tmp_path / "host" / "data" / "frameworks" / "listening.yml"
    copy.parent.mkdir(parents=True)
    text = (small_data / "frameworks" / "listening.yml").read_text("utf-8")
    more = "      - id: asks-twice\n        text: Asks twice.\n        own: true\n"
    copy.write_text(
        text.replace("      - id: asks-once\n", f"{more}      - id: asks-once\n"), "utf-8"
    )
    layers = [small_data.parent, tmp_path / "host"]
    with pytest.raises(ProblemsFound) as refused:
        catalog_of(files_of(layers, "data"), KINDS, shown_path, layers)
    [problem] = refused.value.problems
    assert (problem.path, problem.id) == (shown_path(copy), "COPY-OLD")
    assert problem.place.line == 1 + copy.read_text("utf-8").split("id: asks-twice")[0].count("\n")
    told = said.format(ours=shown_path(small_data / name))
    assert problem.message == f"This copy still has `asks-twice`, which {told}."


def test_a_copy_that_lacks_what_others_name_is_blamed_and_not_they(
    small_data: Path, tmp_path: Path
) -> None:
    """COPY-LACKS takes two layers."""
    copy = tmp_path / "host" / "data" / "frameworks" / "listening.yml"
    copy.parent.mkdir(parents=True)
    text = (small_data / "frameworks" / "listening.yml").read_text("utf-8")
    copy.write_text(text.replace("id: listening-waits", "id: listening-awaits"), "utf-8")
    layers = [small_data.parent, tmp_path / "host"]
    with pytest.raises(ProblemsFound) as refused:
        catalog_of(files_of(layers, "data"), KINDS, shown_path, layers)
    [problem] = refused.value.problems
    assert str(problem) == (
        "host/data/frameworks/listening.yml:1:1: COPY-LACKS This copy lacks `listening-waits`, "
        "which the handbook names in data/comparisons/roles.yml:28. Copy it back from the file "
        "that this one replaces; or copy those files, too."
    )


def test_own_sources_in_the_place_of_ours_are_one_problem_of_their_file(
    small_data: Path, tmp_path: Path
) -> None:
    """COPY-REPLACES takes two layers; every locator of ours would be a problem else."""
    text = "sources: [{id: our-guide, title: Ours, places: [a]}]\n"
    own = tmp_path / "host" / "data" / "sources.yml"
    own.parent.mkdir(parents=True)
    own.write_text(text)
    layers = [small_data.parent, tmp_path / "host"]
    with pytest.raises(ProblemsFound) as refused:
        catalog_of(files_of(layers, "data"), KINDS, shown_path, layers)
    assert list(map(str, refused.value.problems)) == [
        "host/data/sources.yml:1:1: COPY-REPLACES This file takes the place of ours, and lacks 2 "
        "of its sources. Put your own into data/sources/, in a file of any name: they are added "
        "to ours."
    ]
    (own.parent / "sources").mkdir()
    own.rename(own.parent / "sources" / "anything.yml")
    catalog_of(files_of(layers, "data"), KINDS, shown_path, layers)


def checks_of_the_package() -> set[str]:
    """Every string of the package that has a check's form."""
    trees = [ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree))
    strings = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {text for text in strings if isinstance(text, str) and CHECK.fullmatch(text)}


def test_all_problems_of_all_files_are_reported_at_once_by_file_and_line(tmp_path: Path) -> None:
    frameworks = tmp_path / "data" / "frameworks"
    frameworks.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Ours\nextra: {handbook: {id: ours}}\n")
    for name, case in {"b": "KEY-UNKNOWN", "a": "YAML-TAB", "c": "CITE-UNKNOWN"}.items():
        shutil.copy(BROKEN / f"{case}.yml", frameworks / f"{name}.yml")

    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])

    assert result.stderr == "", "they are what was asked for"
    *problems, count = result.stdout.splitlines()
    places = [line.removeprefix(f"{frameworks}/").split(" ")[:2] for line in problems]
    assert places == [
        ["a.yml:9:1:", "YAML-TAB"],
        ["b.yml:11:5:", "KEY-UNKNOWN"],
        ["c.yml:3:1:", "SOURCE-UNKNOWN"],
        ["c.yml:6:1:", "SCALE-UNKNOWN"],
        ["c.yml:12:13:", "CITE-UNKNOWN"],
        ["c.yml:12:24:", "CITE-UNKNOWN"],
    ]
    assert (count, result.exit_code) == ("6 problems found.", 1)


def test_links_and_menu_are_followed_whatever_else_is_wrong(bare_host: Path) -> None:
    page = bare_host / "content" / "page.md"
    page.parent.mkdir()
    page.write_text("# A page\n\n{{ nosuch }} [dead](gone.md)\n")
    settings = bare_host / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}nav: [gone.md]\n")

    problems = CliRunner().invoke(main, ["check", "--root", str(bare_host)]).stdout
    assert [line.split()[1] for line in problems.splitlines()[:-1]] == [
        "MACRO-UNKNOWN",
        "LINK-PAGE",
        "FILE-MISSING",
    ]

    settings.write_text(f"{settings.read_text()}copyright: [1]\n")
    problems = CliRunner().invoke(main, ["check", "--root", str(bare_host)]).stdout
    assert {"LINK-PAGE", "VALUE-TYPE"} <= {line.split()[1] for line in problems.splitlines()}


def test_a_notice_is_printed_and_fails_nothing(bare_host: Path) -> None:
    page = bare_host / "content" / "page.md"
    page.parent.mkdir()
    page.write_text('# A page\n\n<p style="color:red">Red</p>\n')

    result = CliRunner().invoke(main, ["check", "--root", str(bare_host)])

    notice, end, *_ = result.stdout.splitlines()
    assert notice.startswith(f"{page}:3:4: STYLE-DROPPED ")
    assert end.endswith(" works. 1 notice above.")
    assert (result.stderr, result.exit_code) == ("", 0)


def test_problems_of_one_file_stand_together_whatever_finds_them(small_data: Path) -> None:
    text = (BROKEN / "KEY-DUPLICATE.yml").read_text("utf-8").replace("kind: record", "kind: film")
    (small_data / "frameworks" / "Broken File.yml").write_text(text)
    said = [problem.split(" ")[2] for problem in problems_of(small_data.parent)]
    assert said == ["ID-MALFORMED", "KEY-DUPLICATE", "VALUE-UNKNOWN"]


def test_a_file_that_cannot_be_read_makes_no_reference_to_it_a_problem(small_data: Path) -> None:
    for broken in ("sources.yml", "scales/steps.yml", "frameworks/listening.yml"):
        (small_data / broken).write_text("[")
    said = [problem.split(" ")[1] for problem in problems_of(small_data.parent)]
    assert said == ["YAML-SYNTAX"] * 3


@pytest.mark.parametrize("opening", ["[", "{", "- ", "-  ", "? ", "- ? ", "[{a: "])
def test_sixty_thousand_levels_are_a_problem_not_a_crash(opening: str, small_data: Path) -> None:
    (small_data / "frameworks" / "broken.yml").write_text("title: x\na:\n  " + opening * 60_000)
    [problem] = problems_of(small_data.parent)
    assert "YAML-SYNTAX It is nested more than 60 levels deep." in problem
    assert problem.startswith("data/frameworks/broken.yml:3:")


def test_indentation_of_thousands_of_levels_is_a_problem_not_a_crash(small_data: Path) -> None:
    lines = [" " * depth + "a:" for depth in range(3000)]
    (small_data / "frameworks" / "broken.yml").write_text("\n".join(lines))
    [problem] = problems_of(small_data.parent)
    assert "YAML-SYNTAX It is nested more than 60 levels deep." in problem


def test_a_tag_never_runs_what_it_names(small_data: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    tag = f"title: !!python/object/apply:os.system [touch {trace}]\n"
    (small_data / "frameworks" / "broken.yml").write_text(tag)
    (small_data / "scales" / "broken.yml").write_text(tag)
    (tmp_path / "mkdocs.yml").write_text(tag)
    said = [problem.split(" ")[1] for problem in problems_of(tmp_path)]
    assert said == ["YAML-SYNTAX", "YAML-TAG", "YAML-TAG"]
    assert not trace.exists()
