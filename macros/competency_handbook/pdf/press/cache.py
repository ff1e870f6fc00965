"""The PDFs that were made before, by what they are made of; as many as have room."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

ENTRY = re.compile(r"[0-9a-f]{32}\.pdf")
PART = re.compile(r"[0-9a-f]{32}\.\d+\.part")
MARK = b"\n%sha256 "
"""Stands behind a PDF, before its hash: a comment, so that the file opens as it is."""
MOST_BYTES = 64_000_000
"""What the last build did not use may take so much; a handbook such as ours takes a tenth."""
A_DAY = 86_400


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there in whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@dataclass(frozen=True)
class Cache:
    """A folder of PDFs, each under a hash of all that it depends on.

    Two builds may use it at once: entries appear in whole, and what was read is kept in memory.
    """

    folder: Path

    def read(self, digest: str) -> bytes | None:
        """A PDF as it was put in; None where it is not there, or is damaged."""
        path = self._path(digest)
        try:
            content, _, told = path.read_bytes().rpartition(MARK)
            os.utime(path)  # what was used last is kept longest
        except FileNotFoundError:
            return None
        return content if told == _hash(content) else None

    def write(self, digest: str, content: bytes) -> None:
        """Put a PDF in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._path(digest), content + MARK + _hash(content))

    def prune(self, used: Collection[str]) -> None:
        """Let go what has not been used for longest, until the rest has room; `used` stays.

        Files that are not of this cache stay, whatever they are.
        """
        spent = 0
        for path in self._others(used):
            spent += path.stat().st_size
            if spent > MOST_BYTES:
                path.unlink(missing_ok=True)
        for path in self.folder.glob("*.part"):
            if PART.fullmatch(path.name) and time.time() - path.stat().st_mtime > A_DAY:
                path.unlink(missing_ok=True)

    def _others(self, used: Collection[str]) -> list[Path]:
        """The entries that are not used now, that used last first."""
        entries = [
            path
            for path in self.folder.glob("*.pdf")
            if ENTRY.fullmatch(path.name) and path.stem not in used and not path.is_symlink()
        ]
        return sorted(entries, key=lambda path: (-path.stat().st_mtime, path.name))

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.pdf"


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
