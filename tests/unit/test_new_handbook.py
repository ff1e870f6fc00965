"""A handbook is begun with what a host needs, and a check has nothing to say of it."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from competency_handbook.cli import main
from competency_handbook.settings.new_handbook import (
    PUBLISHED,
    STARTER,
    id_from,
    initials_of,
    keep_wheel,
)

SAID = ["--name", "Our County's “Handbook”", "--organization", "Our County"]


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A file that is named as a wheel is."""
    path = tmp_path / "competency_handbook-9.9-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("competency_handbook/__init__.py", "")
    return path


def begun(folder: Path, *said: object, **how: str) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), *map(str, said)], **how)


@pytest.mark.parametrize("publish", PUBLISHED)
def test_each_way_of_publishing_has_its_files_without_a_mark_left(
    publish: str, tmp_path: Path, wheel: Path
) -> None:
    told = begun(tmp_path / "new", *SAID, "--publish", publish, "--wheel", wheel)
    assert told.exit_code == 0, told.output
    written = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert len(written) == told.output.count("Written: ")
    names = {path.relative_to(tmp_path / "new").as_posix() for path in written}
    assert {"mkdocs.yml", "README.md", ".gitignore", "content/about-us.md"} < names
    assert set(PUBLISHED[publish].values()) < names
    for path in written:
        if path.suffix != ".whl":
            assert not re.search(r"<(?!br)[a-z]+>", path.read_text("utf-8")), path
        if path.suffix == ".yml":
            yaml.safe_load(path.read_text("utf-8"))


def test_the_wheel_is_kept_with_its_hash(tmp_path: Path, wheel: Path) -> None:
    begun(tmp_path / "new", *SAID, "--publish", "gitlab", "--wheel", wheel)
    kept = tmp_path / "new" / "wheels" / wheel.name
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert kept.read_bytes() == wheel.read_bytes()
    assert kept.with_name("SHA256SUMS").read_text() == f"{digest}  wheels/{wheel.name}\n"
    pinned = (tmp_path / "new" / "constraints.txt").read_text().splitlines()
    assert any(line.startswith("mkdocs==") for line in pinned)
    assert not any(line.startswith("competency-handbook") for line in pinned)


def test_a_newer_wheel_takes_the_place_of_the_one_that_is_kept(tmp_path: Path, wheel: Path) -> None:
    newer = wheel.with_name("competency_handbook-9.10-py3-none-any.whl")
    newer.write_bytes(b"newer")
    (tmp_path / "host").mkdir()
    for each in (wheel, newer, newer):
        keep_wheel(tmp_path / "host", each)
    kept = tmp_path / "host" / "wheels"
    assert {path.name for path in kept.iterdir()} == {newer.name, "SHA256SUMS"}
    digest = hashlib.sha256(b"newer").hexdigest()
    assert (kept / "SHA256SUMS").read_text() == f"{digest}  wheels/{newer.name}\n"


def test_a_check_of_it_passes_without_a_notice(tmp_path: Path) -> None:
    assert begun(tmp_path / "new", *SAID, "--publish", "none").exit_code == 0
    told = CliRunner().invoke(main, ["check", "--root", str(tmp_path / "new")])
    assert told.exit_code == 0, told.output
    assert re.match(r"No problems in \d+ works\.\n", told.output)


def test_it_asks_for_what_no_option_says(tmp_path: Path) -> None:
    told = begun(tmp_path / "new", input="Valle Verde\nA county\nnone\n")
    assert told.exit_code == 0, told.output
    settings = yaml.safe_load((tmp_path / "new" / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "Valle Verde"
    assert settings["extra"]["handbook"]["id"] == "valle-verde"
    assert settings["extra"]["handbook"]["brand"] == {"organization": "A county"}


def test_a_name_keeps_its_quotes(tmp_path: Path) -> None:
    name = 'Say "Hi": a handbook'
    begun(tmp_path / "hi", "--name", name, "--organization", "", "--publish", "none")
    assert yaml.safe_load((tmp_path / "hi" / "mkdocs.yml").read_text("utf-8"))["site_name"] == name


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "about-us.md").write_text("# Ours\n")
    told = begun(tmp_path, *SAID, "--publish", "none")
    assert told.exit_code == 1
    assert "about-us.md is there already" in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_published_without_a_wheel_it_says_where_to_find_one(tmp_path: Path) -> None:
    told = begun(tmp_path / "new", *SAID, "--publish", "github")
    assert told.exit_code == 2
    assert "--wheel FILE" in told.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "id", "prefix"),
    [
        ("Valle Verde Mentoring", "valle-verde-mentoring", "vvm"),
        ("Años dorados: guía", "anos-dorados-guia", "adg"),
        ("Handbook", "handbook", "han"),
        ("2027", "our-2027", "o2"),
        ("手册", "our", "our"),
    ],
)
def test_an_id_and_a_prefix_are_made_of_a_name(name: str, id: str, prefix: str) -> None:
    assert (id_from(name), initials_of(id_from(name))) == (id, prefix)


def test_only_what_is_embedded_may_be_framed_on_every_server() -> None:
    for name in ("nginx.conf", "Caddyfile", "htaccess", "headers"):
        text = (STARTER / name).read_text("utf-8")
        assert "frame-ancestors 'none'" in text
        assert "/embed/" in text
        assert "camera=(self)" in text
