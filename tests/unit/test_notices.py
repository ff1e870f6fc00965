"""What a host may want to know is printed by a check, which passes all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from competency_handbook.cli import main
from competency_handbook.reading.layers import package_layer


def said_of(host: Path) -> list[str]:
    """The notices of a check that passes, without the host's path."""
    result = CliRunner().invoke(main, ["check", "--root", str(host)])
    assert result.exit_code == 0, result.output
    lines = [line.removeprefix(f"{host}/") for line in result.stdout.splitlines()]
    [end] = [line for line in lines if line.startswith("No problems in ")]
    return lines[: lines.index(end)]


def test_a_copy_without_a_change_is_noticed_and_one_with_a_change_is_not(bare_host: Path) -> None:
    copies = bare_host / "content"
    copies.mkdir()
    for name in ("index.md", "glossary.md"):
        shutil.copy(package_layer() / "content" / name, copies)
    with (copies / "glossary.md").open("a") as file:
        file.write("\nOurs.\n")
    assert said_of(bare_host) == [
        "content/index.md:1:1: COPY-SAME This file is a copy of ours without any change, and "
        "misses our updates. Delete it until you change something."
    ]


def test_a_copy_of_a_work_is_told_what_it_freezes(bare_host: Path) -> None:
    copy = bare_host / "data" / "guides" / "setting-goals.yml"
    copy.parent.mkdir(parents=True)
    ours = (package_layer() / "data" / "guides" / "setting-goals.yml").read_text("utf-8")
    copy.write_text(f"{ours}# Ours\n", "utf-8")
    count = ours.count("id: ")
    assert said_of(bare_host) == [
        f"data/guides/setting-goals.yml:1:1: COPY-FREEZES This copy of ours keeps {count} items "
        "from following our updates. Change them by their ids in data/tailoring/; "
        "`handbook status` names them."
    ]


def test_a_language_that_most_messages_are_not_in_is_noticed(bare_host: Path) -> None:
    with (bare_host / "mkdocs.yml").open("a") as file:
        file.write("theme: {language: it}\n")
    words = bare_host / "data" / "messages" / "it.yml"
    words.parent.mkdir(parents=True)
    words.write_text("nav: {home: Inizio, glossary: Glossario}\n")
    [said] = said_of(bare_host)
    assert said.startswith("mkdocs.yml:3:9: SETTINGS-WORDS 2 of ")
    assert said.endswith(
        " messages are in `it`, the others in English. Write them into data/messages/it.yml."
    )


def test_a_host_that_speaks_english_and_copies_nothing_has_no_notice(bare_host: Path) -> None:
    assert said_of(bare_host) == []


def test_an_id_without_the_hosts_prefix_is_noticed_until_it_is_released(bare_host: Path) -> None:
    terms = bare_host / "data" / "tailoring" / "ours.yml"
    terms.parent.mkdir(parents=True)
    point = "      - {id: listening, text: Listens to the end., own: true}\n"
    added = f"add:\n  mentoring-two-way-relationship:\n    indicators:\n{point}"
    terms.write_text(added)
    [said] = said_of(bare_host)
    assert said.startswith("data/tailoring/ours.yml:4:14: ID-PREFIX The id `listening` has no")
    assert "Name a prefix in mkdocs.yml" in said
    settings = bare_host / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("a-host", "a-host, prefix: vv"))
    [said] = said_of(bare_host)
    assert said.endswith("Write `vv-listening` before you release it.")
    hidden = (
        "hide:\n  - {id: coaching-in-pairs, because: Too long.}\n"
        "  - {id: acsa-provider--mentoring}\n"
    )
    terms.write_text(hidden + added.replace("id: listening", "id: vv-listening"))
    assert said_of(bare_host) == []


def problems_of(host: Path) -> list[str]:
    result = CliRunner().invoke(main, ["check", "--root", str(host)])
    return [line.removeprefix(f"{host}/") for line in result.stdout.splitlines()]


def test_links_of_a_host_to_what_it_leaves_out_name_the_line_that_does(bare_host: Path) -> None:
    write = {
        "data/tailoring/ours.yml": "hide:\n  - coaching-visit\n",
        "content/ours.md": "# Ours\n\n[The visit](guides/coaching-visit.md)\n\n"
        '{{ guide("coaching-visit") }}\n',
    }
    for name, text in write.items():
        path = bare_host / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    where = f"{bare_host}/data/tailoring/ours.yml:2"
    assert [line.replace(where, "ours.yml:2") for line in problems_of(bare_host)] == [
        "content/ours.md:3:13: LINK-PAGE `guides/coaching-visit.md` is left out, in ours.yml:2. "
        "Take the link away, or hide that no more.",
        "content/ours.md:5:1: MACRO-ITEM `coaching-visit` is left out, in ours.yml:2. "
        "Take the call away, or hide that no more.",
        "2 problems found.",
    ]
    path.write_text('# Ours\n\nSee [it]({{ link_to("coaching-visit") }}).\n', "utf-8")
    [said] = said_of(bare_host)
    assert said.replace(where, "ours.yml:2") == (
        "content/ours.md:3:10: LINK-HIDDEN `coaching-visit` is left out, in ours.yml:2. "
        "Take the link away: it leads to what readers are told of that."
    )


def test_the_shipped_pages_need_no_framework(bare_host: Path) -> None:
    tailoring = bare_host / "data" / "tailoring" / "ours.yml"
    tailoring.parent.mkdir(parents=True)
    works = sorted(path.stem for path in (package_layer() / "data" / "frameworks").glob("*.yml"))
    ids = [id for id in works if "." not in id]
    tailoring.write_text(f"hide: [{', '.join(ids)}]\n", "utf-8")
    said_of(bare_host)
