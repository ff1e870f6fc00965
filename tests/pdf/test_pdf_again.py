"""The same handbook gives the same PDFs, wherever and whenever: works of each kind.

`test_pdf_archive.py` holds the same of the whole book, in the variant that has the most in it.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from elsewhere import is_late, print_elsewhere

WORKS = ("coaching-notes", "coa-pa-ms-2", "where-the-sources-differ", "setting-goals")
"""A worksheet, a framework with its check, a comparison, and a guide."""


def test_elsewhere_it_is_another_day() -> None:
    assert is_late(time.time())


@pytest.mark.slow
def test_another_folder_day_seed_locale_and_time_zone_give_the_same_bytes(
    built_site: Path, tmp_path: Path
) -> None:
    asked = [word for id in WORKS for word in ("--only", id)]
    again = print_elsewhere(tmp_path, *asked)
    assert set(again) == {f"{id}.pdf" for id in WORKS}
    downloads = built_site / "downloads"
    differing = [name for name, made in again.items() if made != (downloads / name).read_bytes()]
    assert not differing
