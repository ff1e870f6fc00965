"""The command that holds the site's bytes while code moves."""

from __future__ import annotations

from pathlib import Path

import compare_site
from compare_site import LIST, differences, hashes_of, listed, read


def write(site: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = site / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site


def test_it_names_every_file_that_is_other_new_or_gone(tmp_path: Path):
    site = write(tmp_path, index="a", my__plan="b", sources="c")
    before = hashes_of(site)
    assert differences(before, hashes_of(site)) == []
    write(site, my__plan="B", glossary="d")
    (site / "sources").unlink()
    now = hashes_of(site)
    assert differences(before, now) == ["added: glossary", "other: my/plan", "gone: sources"]


def test_short_addresses_have_one_hash_that_changes_with_each(tmp_path: Path):
    before = hashes_of(write(tmp_path, go__a="to a", go__b="to b"))
    assert list(before) == ["go/"]
    assert differences(before, hashes_of(write(tmp_path, go__b="to c"))) == ["other: go/"]
    again = hashes_of(write(tmp_path, go__b="to b", go__c="to b"))
    assert differences(before, again) == ["other: go/"]


def test_hashes_are_read_as_they_are_written(tmp_path: Path):
    hashes = hashes_of(write(tmp_path, my__plan="b", index="a"))
    assert read(listed(hashes)) == hashes
    committed = LIST.read_text("utf-8")
    assert listed(read(committed)) == committed
    assert {"index.html", "go/", "downloads/handbook.pdf"} <= set(read(committed))


def test_the_command_writes_down_what_it_compares_with(tmp_path: Path, monkeypatch, capsys):
    site = write(tmp_path / "site", index="a", downloads__handbook="b")
    monkeypatch.setattr(compare_site, "LIST", tmp_path / "site.sha256")
    monkeypatch.setattr(compare_site, "build_handbook", lambda root, with_pdf: site)

    def run(*options: str) -> int:
        monkeypatch.setattr("sys.argv", ["compare_site.py", *options])
        return compare_site.main()

    assert (run("--renew"), run()) == (0, 0)
    write(site, downloads__handbook="c")
    assert (run(), run("--no-pdf")) == (1, 0)
    assert "other: downloads/handbook\n" in capsys.readouterr().out
    assert (run("--renew"), run()) == (0, 0)
