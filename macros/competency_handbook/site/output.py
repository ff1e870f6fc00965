"""What a composed tree is to become: pages for a web server, or files to open by a double click."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from enum import Enum
from typing import Any

from ..catalog import PDF


class Output(Enum):
    """What is made of a handbook."""

    DRAFT = "pages that their author looks at"
    SITE = "pages for a web server"
    SITE_WITH_ZIP = "pages for a web server, which offer the offline edition"
    FILES = "the offline edition: pages to be opened as files"

    @property
    def is_published(self) -> bool:
        """Whether readers' browsers meet it on a web server."""
        return self in (Output.SITE, Output.SITE_WITH_ZIP)


def zip_of(settings: Mapping[str, Any]) -> str:
    """Where the offline edition stands in the site."""
    return f"{posixpath.dirname(PDF)}/{settings['extra']['handbook']['id']}-offline.zip"
