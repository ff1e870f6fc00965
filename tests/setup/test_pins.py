"""The pinned packages: exact, complete, and the ones that are installed."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from _python import OLDEST
from _run import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]


def pins(*names: str) -> dict[str, str]:
    """Return each pinned package's version; a line that is no exact pin fails."""
    lines = [line for name in names for line in (ROOT / name).read_text("utf-8").splitlines()]
    exact = [line.partition("==") for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==\d[\w.!+]*", "".join(parts)) for parts in exact)
    assert len({canonicalize_name(name) for name, _, _ in exact}) == len(exact)
    return {canonicalize_name(name): version for name, _, version in exact}


def requirements(lines: list[str], environments: list[dict[str, str]]) -> Iterator[Requirement]:
    """Yield these requirements and all that they lead to, in any of these environments."""
    queue, seen = [(line, "") for line in lines], set()
    while queue:
        line, extra = queue.pop()
        wanted = Requirement(line)
        applies = (wanted.marker.evaluate(e | {"extra": extra}) for e in environments)
        if (wanted.marker is not None and not any(applies)) or (line, extra) in seen:
            continue
        seen.add((line, extra))
        yield wanted
        needed = importlib.metadata.requires(wanted.name) or []
        queue += [(other, asked) for other in needed for asked in ("", *wanted.extras)]


ENVIRONMENTS = [
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"}
    | {"sys_platform": system.lower(), "platform_system": system, "platform_machine": machine}
    for minor in (11, 12, 13)
    for system, machine in (("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"))
]


@pytest.mark.parametrize("purpose", ["runtime", "test"])
def test_the_pins_hold_all_that_is_needed_on_every_supported_system(purpose: str) -> None:
    files, wanted = ["requirements.txt"], PROJECT["dependencies"]
    wanted = wanted + PYPROJECT["build-system"]["requires"]
    if purpose == "test":
        files, wanted = [*files, "requirements-test.txt"], PROJECT["optional-dependencies"]["test"]
    pinned = pins(*files)
    for requirement in requirements(wanted, ENVIRONMENTS):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is not pinned"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement}"


def test_every_pinned_package_takes_the_oldest_supported_python() -> None:
    oldest = ".".join(map(str, OLDEST))
    assert PROJECT["requires-python"] == f">={oldest}"
    for name in pins("requirements.txt", "requirements-test.txt"):
        accepted = importlib.metadata.metadata(name).get("Requires-Python") or ""
        assert SpecifierSet(accepted).contains(f"{oldest}.0"), f"{name} needs Python {accepted}"


def test_the_installed_packages_are_the_pinned_ones() -> None:
    pinned = pins("requirements.txt", "requirements-test.txt")
    assert {name: importlib.metadata.version(name) for name in pinned} == pinned


def test_no_committed_file_names_a_registry_host() -> None:
    """Mirrors differ from place to place: a package is asked for by its name alone."""
    hosts = ("python" + "hosted", "pypi.org" + "/simple", "registry." + "npmjs", "deb." + "debian")
    pattern = re.compile("|".join(map(re.escape, hosts)).encode())
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout")
    listed = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / os.fsdecode(name) for name in listed.split(b"\0") if name]
    assert [f for f in files if f.is_file() and pattern.search(f.read_bytes())] == []
