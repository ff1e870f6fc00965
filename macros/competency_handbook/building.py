"""The whole build in one place: compose → engine → finish → sheets → PDF → offline zip → swap."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from .catalog import (
    PDF,
    all_addresses,
    download_of,
    former_addresses,
    without_marks,
    works_in_print,
)
from .model import BuildFailed, Kind, Paper
from .pdf import BOOK, Print, print_all, print_handout, print_pdfs, write_whole
from .reading import layers_of
from .site import (
    Command,
    Composition,
    Output,
    compose,
    compose_docs,
    finish,
    swap,
    uncollected,
    write_zip,
    zip_of,
)
from .site.engine import build_site, composed_folder

EPOCH = "SOURCE_DATE_EPOCH"
CACHE = Path("build", "cache", "pdf")


def build_handbook(
    root: Path,
    with_pdf: bool = True,
    output: Path | None = None,
    layers: list[Path] | None = None,
    offline: bool = False,
    translated: Collection[str] | None = None,
) -> Path:
    """Build the handbook in `root` and return its site folder, `site/` in `output` or `root`.

    Without new PDFs, the last ones stay. With `translated`, so do those of other languages but for
    these works. With `offline`, the site offers the offline edition. The handbook consists of
    `layers`, lowest first; where none are given, of the package's and of `root`.

    Raises ProblemsFound or BuildFailed; the last good site is then as it was.
    """
    output = (output or root).resolve()
    site = output / "site"
    layers = layers or layers_of(root)
    kind = Output.SITE_WITH_ZIP if offline else Output.SITE
    with uncollected():
        pdfs = None if with_pdf else pdfs_in(site)
        composition = compose(layers, composed_folder(output), output=kind, pdfs=pdfs)
        with _date_of(composition):
            built = _build_html(composition, output / "build" / "site", site)
        _add_sheets(built, composition)
    with _date_of(composition):
        if not with_pdf or translated is not None:
            _keep_pdfs(site, built, composition)
        if with_pdf:
            write_pdfs(built, composition, built, output / CACHE, translated)
        if offline:
            write_offline(built, layers, output / "build" / "offline", pdfs)
    swap(built, site)
    return site


def pdfs_in(site: Path) -> frozenset[str]:
    """The PDFs that a site has, by their files in it; none where there is no site."""
    return frozenset(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))


def write_offline(site: Path, layers: list[Path], work: Path, pdfs: Collection[str] | None) -> None:
    """Add the offline edition to a site, whose PDFs it takes; `work` is a folder for its pages.

    Of `pdfs` it offers those alone, and without them all.
    """
    composition = compose(layers, work / "composed", output=Output.FILES, pdfs=pdfs)
    built = _build_html(composition, work / "site", work / "none")
    _add_sheets(built, composition)
    _keep_pdfs(site, built, composition)
    date = datetime.fromtimestamp(int(os.environ[EPOCH]), UTC)
    write_zip(site / zip_of(composition.settings), built, composition, date)


def _add_sheets(built: Path, composition: Composition) -> None:
    """Give a site its frameworks as spreadsheets."""
    from .exchange import publish_sheets  # openpyxl takes its time, which other commands spare

    publish_sheets(built / "data", composition.catalog)
    for other in composition.others:
        publish_sheets(built / other.place / "data", without_marks(other.catalog))


def _keep_pdfs(last: Path, built: Path, composition: Composition) -> None:
    """Copy the downloads of one site into another; an offline edition belongs to one build."""
    left_out = shutil.ignore_patterns("*-offline.zip")
    for place in ("", *(other.place for other in composition.others)):
        folder = (last / place / PDF).parent
        if folder.is_dir():
            into = (built / place / PDF).parent
            shutil.copytree(folder, into, ignore=left_out, dirs_exist_ok=True)


def write_pdf(
    root: Path,
    target: Path | None = None,
    only: tuple[str, ...] = (),
    paper: str | None = None,
    language: str | None = None,
    **how: bool,
) -> list[Path]:
    """Write PDFs of the handbook in `root` into its site, or one of them to `target`.

    All of them, or those whose ids `only` names; a `target` takes one alone, the book where none is
    named. They are in the handbook's own `language` where none is given. Where they are is
    returned. `how` says whether they are `large` and for an `archive`.

    Raises UnknownWork where `only` names something that has no PDF, and ProblemsFound or
    BuildFailed; older PDFs are then as they were.
    """
    with _folder_of_a_run(root.resolve() / "build") as run:
        composition = _in_language(compose(layers_of(root), run / "composed"), language)
        known = [BOOK, *works_in_print(composition.catalog)]
        for id in only:
            if id not in known:
                raise UnknownWork(id, known)
        wanted = Print(Paper(paper or _paper_of(composition)), **how)
        cache = root.resolve() / CACHE
        with _date_of(composition):
            built = _build_html(
                composition, run / "site", root.resolve() / "site" / composition.place
            )
            printed = only or ((BOOK,) if target else ())
            found = print_pdfs(built, composition, cache, wanted, printed)
    paths = {id: target or root / "site" / _file_of(id, wanted, composition) for id in found}
    for id, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, found[id])
    return list(paths.values())


def _in_language(composition: Composition, language: str | None) -> Composition:
    """A composition in one language alone. Raises BuildFailed where the handbook has none in it."""
    for one in (composition, *composition.others):
        if language in (one.language, None):
            return replace(one, others=())
    known = ", ".join(f"`{one.language}`" for one in (composition, *composition.others))
    raise BuildFailed(f"The handbook is not built in `{language}`. Its languages: {known}.")


def write_handout(
    root: Path,
    ids: Sequence[str],
    target: Path,
    paper: str | None,
    large: bool,
    language: str | None = None,
) -> str:
    """Write items of the handbook in `root` as one PDF; the site's address, which may be empty.

    They are in the handbook's own `language` where none is given.
    An id of an earlier edition stands for what it became. Raises UnknownIds where the handbook has
    no such items, and ProblemsFound or BuildFailed.
    """
    with _folder_of_a_run(root.resolve() / "build") as run:
        composition = _in_language(compose(layers_of(root), run / "composed"), language)
        now = _ids_today(ids, composition)
        wanted = Print(Paper(paper or _paper_of(composition)), large)
        with _date_of(composition):
            built = _build_html(
                composition, run / "site", root.resolve() / "site" / composition.place
            )
            made = print_handout(now, built, composition, root.resolve() / CACHE, wanted)
    write_whole(target, made)
    return composition.settings.get("site_url") or ""


def _ids_today(ids: Sequence[str], composition: Composition) -> list[str]:
    """Ids as they are today. Raises UnknownIds, which names every one that is none."""
    catalog = composition.catalog
    addresses = {
        id: place for id, place in all_addresses(catalog).items() if id not in catalog.hidden
    }
    by_place = {place: id for id, place in addresses.items()}
    heirs = {
        was: by_place[place]
        for was, place in former_addresses(catalog).items()
        if place in by_place
    }
    unknown = [id for id in ids if id not in addresses and id not in heirs]
    if unknown:
        raise UnknownIds(unknown, list(addresses))
    return [id if id in addresses else heirs[id] for id in ids]


def build_docs(root: Path, kinds: Sequence[Kind], commands: Sequence[Command]) -> Path:
    """Build the documentation of these kinds and commands; its folder below `root` is returned."""
    into = root.resolve() / "build" / "docs"
    with TemporaryDirectory() as composed:
        build_site(compose_docs(kinds, commands, Path(composed)), into)
    return into


@contextmanager
def _folder_of_a_run(build: Path) -> Iterator[Path]:
    """A folder for one run alone: another that goes on meanwhile takes nothing away from it."""
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="pdf-", dir=build) as folder:
        yield Path(folder)


class UnknownWork(Exception):
    """An id that names nothing that has a PDF; `known` are those that do."""

    def __init__(self, id: str, known: list[str]) -> None:
        super().__init__(id)
        self.id, self.known = id, known


class UnknownIds(Exception):
    """Ids that nothing in the handbook has; `known` are those that it has."""

    def __init__(self, ids: list[str], known: list[str]) -> None:
        super().__init__(*ids)
        self.ids, self.known = ids, known


def write_pdfs(
    built: Path,
    composition: Composition,
    site: Path,
    cache: Path,
    translated: Collection[str] | None = None,
) -> None:
    """Write the PDFs that a site links into the folder `site`.

    With `translated`, those of other languages only for these works.
    """
    wanted = Print(_paper_of(composition))
    found = print_all(built, composition, cache, wanted, translated)
    for (place, id), content in found.items():
        path = site / place / download_of(id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _paper_of(composition: Composition) -> Paper:
    return Paper(composition.settings["extra"]["handbook"]["paper"])


def _file_of(id: str, wanted: Print, composition: Composition) -> str:
    """A PDF's path below the site; what differs from the site's own ones stands in its name."""
    marks = [wanted.paper.value] * (wanted.paper is not _paper_of(composition))
    marks += ["large-print"] * wanted.large + ["archive"] * wanted.archive
    return composition.place + download_of("-".join([id, *marks]))


def _build_html(composition: Composition, into: Path, last: Path) -> Path:
    """The finished HTML of a composed tree, in the folder `into`, which is returned.

    It is to take the place of the site `last`.
    """
    shutil.rmtree(into, ignore_errors=True)
    folders = {it.place: into.with_name(f"{into.name}-{it.language}") for it in composition.others}
    files = {it.place: it.config_file for it in composition.others}
    with _built_beside({files[place]: folder for place, folder in folders.items()}):
        build_site(composition.config_file, into)
    for place, folder in folders.items():
        if (into / place).exists():
            raise BuildFailed(f"The folder content/{place} is in the way of a language: rename it.")
        folder.rename(into / place)
    finish(into, composition, last)
    return into


@contextmanager
def _built_beside(sites: Mapping[Path, Path]) -> Iterator[None]:
    """Build trees in processes of their own meanwhile, each from its settings into its folder."""
    if not sites:
        yield
        return
    workers = max(1, min(len(sites), (os.cpu_count() or 1) - 1))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for folder in sites.values():
            shutil.rmtree(folder, ignore_errors=True)
        waiting = [pool.submit(build_site, file, folder) for file, folder in sites.items()]
        yield
        for built in waiting:
            built.result()


@contextmanager
def _date_of(composition: Composition) -> Iterator[None]:
    """Give every tool the edition's own date, so that the same input gives the same bytes."""
    if EPOCH in os.environ:
        yield
        return
    date = str(composition.settings["extra"]["handbook"]["date"])
    os.environ[EPOCH] = str(int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[EPOCH]
