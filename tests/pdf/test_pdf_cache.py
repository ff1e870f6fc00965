"""A PDF is made once for all that it depends on, and what makes it may fail or be stopped."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from competency_handbook import building
from competency_handbook.model import BuildFailed, Paper
from competency_handbook.pdf.job import Attached, Job, Print
from competency_handbook.pdf.press import cache, ingredients
from competency_handbook.pdf.press.cache import Cache, write_whole
from competency_handbook.pdf.press.ingredients import digest_of
from competency_handbook.pdf.press.jobs import ENDED, run_jobs

DIGEST, OTHER = "a" * 32, "b" * 32
STYLE = '@import "more.css"; @font-face { src: url("../fonts/f%201.woff2") } p { margin: 0 }'
PICTURE = '<svg><image href="deep/inner.png"/></svg>'
FILES = {
    "css/a.css": STYLE,
    "css/more.css": "b { color: red }",
    "fonts/f 1.woff2": "font",
    "img/a b.svg": PICTURE,
    "img/deep/inner.png": "inner",
    "unused.png": "",
}


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job whose site has style sheets, a font, pictures, and a file that nothing names."""
    for name, content in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    text = '<p>Words <img alt="" src="img/a%20b.svg"><a href="https://x.org/">x</a></p>'
    return Job("a", text, tmp_path / "site", ("css/a.css",), Print())


# What a PDF depends on


@pytest.mark.parametrize("name", [name for name in FILES if name != "unused.png"])
def test_a_changed_or_missing_style_font_or_picture_makes_another_pdf(job: Job, name: str) -> None:
    first = digest_of(job)
    (job.site / name).write_text(FILES[name] + " ")
    second = digest_of(job)
    (job.site / name).unlink()
    assert len({first, second, digest_of(job)}) == 3


def test_another_folder_and_a_file_that_is_not_named_change_nothing(
    job: Job, tmp_path: Path
) -> None:
    first = digest_of(job)
    (job.site / "unused.png").write_text("changed")
    moved = replace(job, site=job.site.rename(tmp_path / "moved"))
    assert digest_of(moved) == first


@pytest.mark.parametrize(
    "change",
    [
        {"name": "b"},
        {"text": "<p>Other words</p>"},
        {"sheets": ()},
        {"print": Print(Paper.A4)},
        {"print": Print(large=True)},
        {"print": Print(archive=True)},
        {"cover_label": "Cover"},
        {"starts": "first"},
        {"facts": {"edition": "2"}},
        {"attached": (Attached("a.json", "Data", "{}"),)},
    ],
    ids=str,
)
def test_another_text_paper_or_setting_makes_another_pdf(
    job: Job, change: dict[str, object]
) -> None:
    assert digest_of(replace(job, **change)) != digest_of(job)


CODE = Path(ingredients.__file__).parent


def programs(code: Path = CODE, libraries: Iterable[str] = (), fonts: Iterable[str] = ()) -> str:
    return ingredients.programs_of(code, libraries, fonts)


@pytest.mark.parametrize("package", ["weasyprint", "pydyf", "fonttools", "pyphen", "pillow"])
def test_another_version_of_what_makes_it_makes_another_pdf(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    before = programs()
    version = ingredients.version
    newer = {package: "999"}
    monkeypatch.setattr(ingredients, "version", lambda name: newer.get(name) or version(name))
    assert programs() != before


def test_our_own_code_a_library_and_the_fonts_of_the_machine_count(tmp_path: Path) -> None:
    (tmp_path / "old.ttf").write_text("font")
    fonts = [str(tmp_path)]
    told = {programs(), programs(tmp_path), programs(libraries=["libpango-1.0.so.0 999"])}
    told.add(programs(fonts=fonts))
    (tmp_path / "new.ttf").write_text("font")
    told.add(programs(fonts=fonts))
    assert len(told) == 5


def test_what_makes_pdfs_here_is_this_code_with_the_machines_libraries_and_fonts() -> None:
    libraries = list(ingredients.libraries())
    assert ingredients.programs() == programs(CODE, libraries, ingredients.FONT_FOLDERS)


def test_the_library_that_sets_text_is_found() -> None:
    assert any("pango" in line for line in ingredients.libraries())


# What is kept


def never(job: Job) -> bytes:
    raise AssertionError(f"{job.name} is made, though it is there.")


def test_what_was_made_before_is_not_made_again(job: Job, tmp_path: Path) -> None:
    assert run_jobs([job], tmp_path / "cache", lambda job: b"made") == {"a": b"made"}
    assert run_jobs([job], tmp_path / "cache", never) == {"a": b"made"}


def test_an_entry_opens_as_the_pdf_that_it_is(tmp_path: Path) -> None:
    file = io.BytesIO()
    pikepdf.new().save(file)
    kept = Cache(tmp_path)
    kept.write(DIGEST, file.getvalue())
    assert kept.read(DIGEST) == file.getvalue()
    pikepdf.open(tmp_path / f"{DIGEST}.pdf").close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"made", b"mode"),
        lambda content: b"%PDF-1.7 of another program",
    ],
    ids=["empty", "last byte", "half", "changed", "foreign"],
)
def test_a_damaged_entry_is_made_anew(
    job: Job, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    run_jobs([job], tmp_path / "cache", lambda job: b"made")
    [entry] = (tmp_path / "cache").iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert run_jobs([job], tmp_path / "cache", lambda job: b"anew") == {"a": b"anew"}
    assert Cache(tmp_path / "cache").read(entry.stem) == b"anew"


def test_what_was_not_used_for_longest_goes_when_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, digests = Cache(tmp_path), [letter * 32 for letter in "0123456"]
    for age, digest in enumerate(digests):
        kept.write(digest, b"x" * 1000)
        os.utime(tmp_path / f"{digest}.pdf", (10**9 - age, 10**9 - age))
    kept.read(digests[5])
    monkeypatch.setattr(cache, "MOST_BYTES", 3500)
    kept.prune({digests[6]})
    left = {path.stem for path in tmp_path.iterdir()}
    assert left == {digests[n] for n in (0, 1, 5, 6)}


def test_files_of_others_stay_and_those_of_a_build_that_died_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = ["notes.pdf", f"{DIGEST}.txt", "draft.part", f"{DIGEST}.x.part"]
    running, died = f"{DIGEST}.12.part", f"{DIGEST}.34.part"
    for name in (*foreign, running, died, f"{OTHER}.pdf"):
        (tmp_path / name).write_bytes(b"x" * 99)
    for name in (*foreign, died):
        os.utime(tmp_path / name, (10**9, 10**9))
    (tmp_path / f"{DIGEST}.pdf").symlink_to(tmp_path / "notes.pdf")
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    Cache(tmp_path).prune(())
    assert {path.name for path in tmp_path.iterdir()} == {*foreign, running, f"{DIGEST}.pdf"}


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_whole(path, None)
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_a_build_that_prunes_takes_nothing_from_one_that_runs(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    run_jobs([job], tmp_path / "cache", lambda job: job.name.encode())

    def meanwhile(another: Job) -> bytes:
        Cache(tmp_path / "cache").prune(())
        assert list((tmp_path / "cache").iterdir()) == []
        return b"new"

    both = [job, replace(job, name="b")]
    assert run_jobs(both, tmp_path / "cache", meanwhile, cores=1) == {"a": b"a", "b": b"new"}


# On every core


def make(job: Job) -> bytes:
    """Stands for setting a PDF; its text says how that goes."""
    if job.text == "fails":
        raise BuildFailed("The PDF cannot be made. It asks for x.png.")
    if job.text == "is ended":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.text == "takes long":
        (job.site / job.name).write_text("begun")
        time.sleep(600)
    return job.name.encode()


def jobs(site: Path, *texts: str) -> list[Job]:
    return [Job(str(number), text, site, (), Print()) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("last", "told"),
    [("fails", "The PDF cannot be made. It asks for x.png."), ("is ended", ENDED)],
)
def test_a_process_that_fails_or_is_ended_is_told_in_words_and_ends_the_others(
    tmp_path: Path, last: str, told: str
) -> None:
    with pytest.raises(BuildFailed) as failed:
        run_jobs(jobs(tmp_path, "takes long", last, "takes long"), tmp_path / "cache", make, 2)
    assert str(failed.value) == told
    assert not multiprocessing.active_children()
    assert not list(tmp_path.glob("cache/*"))


def fail(*_: object) -> dict[str, bytes]:
    raise BuildFailed("The PDF cannot be made. It asks for x.png.")


def test_a_build_whose_pdf_fails_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Host\nextra: {handbook: {id: a-host}}\n")
    last = tmp_path / "site" / "downloads" / "handbook.pdf"
    last.parent.mkdir(parents=True)
    last.write_text("The last good one.")
    monkeypatch.setattr(building, "print_all", fail)
    with pytest.raises(BuildFailed, match=r"It asks for x\.png"):
        building.build_handbook(tmp_path)
    assert [path for path in (tmp_path / "site").rglob("*") if path.is_file()] == [last]
    assert last.read_text() == "The last good one."


STOPPED = """
import signal, sys
from pathlib import Path
from test_pdf_cache import jobs, make, run_jobs
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in background
folder = Path(sys.argv[1])
run_jobs(jobs(folder, "takes long", "takes long"), folder / "cache", make, 2)
"""


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_gone(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_an_interrupt_stops_all_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    around = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", STOPPED, str(tmp_path)]
    with subprocess.Popen(
        command, env=around, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        wait_until(lambda: len(list(tmp_path.glob("[01]"))) == 2)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert told.count("KeyboardInterrupt") == 1
    assert not list(tmp_path.glob("cache/*"))
    wait_until(lambda: is_gone(running.pid))
