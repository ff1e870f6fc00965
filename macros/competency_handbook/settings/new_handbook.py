"""A host's first files, from `starter/`, and the wheel that builds them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

STARTER = Path(__file__).parent / "starter"
PACKAGE = "competency-handbook"
Publishing = Literal["github", "gitlab", "server", "none"]
FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "welcoming.yml": "data/frameworks/<prefix>-welcoming.yml",
    "tailoring.yml": "data/tailoring/ours.yml",
    "page.md": "content/about-us.md",
}
"""What every handbook begins with: the files of `starter/`, and where they go."""
SERVERS = {
    "nginx.conf": "publishing/nginx.conf",
    "Caddyfile": "publishing/Caddyfile",
    "htaccess": "publishing/.htaccess",
    "headers": "publishing/_headers",
    "Containerfile": "Containerfile",
}
PUBLISHED: dict[Publishing, dict[str, str]] = {
    "github": {"github.yml": ".github/workflows/publish.yml"},
    "gitlab": {"gitlab.yml": ".gitlab-ci.yml"},
    "server": SERVERS,
    "none": {},
}
"""What is added for a way of publishing."""
PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What the PDFs need of Debian and Ubuntu."""


@dataclass(frozen=True)
class Beginning:
    """What a host says of a handbook that is begun."""

    name: str
    organization: str = ""
    id: str = ""
    prefix: str = ""
    publish: Publishing = "none"
    wheel: Path | None = None

    @property
    def marks(self) -> dict[str, str]:
        """What stands in pointed brackets in the files, by its mark."""
        id = self.id or id_from(self.name)
        return {
            "name": self.name,
            "quotedname": json.dumps(self.name, ensure_ascii=False),
            "quotedorganization": json.dumps(self.organization or self.name, ensure_ascii=False),
            "about": f"This handbook is published by {self.organization or self.name}.",
            "id": id,
            "prefix": self.prefix or initials_of(id),
            "year": str(date.today().year),
            "date": date.today().isoformat(),
            "publishing": (STARTER / "publishing" / f"{self.publish}.md").read_text("utf-8"),
            "pango": PANGO,
        }


class FolderInUse(Exception):
    """A file that is there would be written over; its text names it."""


def begin_handbook(folder: Path, beginning: Beginning) -> list[Path]:
    """Write a handbook's first files into a folder; the paths, in the order of writing.

    Raises FolderInUse, with nothing written, where one of them is there already.
    """
    marks = beginning.marks
    targets = FILES | PUBLISHED[beginning.publish]
    texts = {
        folder / _filled(target, marks): _filled((STARTER / name).read_text("utf-8"), marks)
        for name, target in targets.items()
    }
    for path in texts:
        if path.exists():
            raise FolderInUse(str(path))
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [*texts, *(keep_wheel(folder, beginning.wheel) if beginning.wheel else ())]


def _filled(text: str, marks: dict[str, str]) -> str:
    return re.sub(r"<([a-z]+)>", lambda mark: marks.get(mark[1], mark[0]), text)


def keep_wheel(folder: Path, wheel: Path) -> list[Path]:
    """Keep a wheel in a host's folder, with its hash and the versions that it was tried with.

    It takes the place of one that is there. The files that are written.
    """
    kept = folder / "wheels" / wheel.name
    kept.parent.mkdir(exist_ok=True)
    for other in kept.parent.glob(f"{PACKAGE.replace('-', '_')}-*.whl"):
        if other.name != kept.name:
            other.unlink()
    if wheel.resolve() != kept.resolve():
        shutil.copyfile(wheel, kept)
    sums, constraints = kept.with_name("SHA256SUMS"), folder / "constraints.txt"
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    sums.write_text(f"{digest}  wheels/{wheel.name}\n", "utf-8")
    constraints.write_text("".join(f"{line}\n" for line in _installed()), "utf-8")
    return [kept, sums, constraints]


def _installed() -> list[str]:
    """What is installed beside the handbook, in the versions that are."""
    found = {each.metadata["Name"].lower(): each.version for each in distributions()}
    others = {name: found[name] for name in sorted(found) if name not in {PACKAGE, "pip"}}
    return [f"{name}=={version}" for name, version in others.items() if "+" not in version]


def installed_wheel() -> Path | None:
    """The wheel that this package was installed from; None where it is not there any more."""
    try:
        written = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    address = urlsplit(json.loads(written or "{}").get("url", ""))
    path = Path(unquote(address.path))
    return path if address.scheme == "file" and path.suffix == ".whl" and path.is_file() else None


def id_from(name: str) -> str:
    """An id made of a name: its words in small letters of English, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words) if words and words[0][0].isalpha() else "-".join(["our", *words])


def initials_of(id: str) -> str:
    """A prefix made of an id: the first letters of its words, or its beginning where it has one."""
    words = id.split("-")
    return "".join(word[0] for word in words) if len(words) > 1 else id[:3]
