"""Blocks of settings: those whose keys are all known, and those that others write into, too."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Open(BaseModel):
    """A block that may have keys of others, too."""

    model_config = ConfigDict(extra="allow")


class Closed(BaseModel):
    """A block whose keys are all known."""

    model_config = ConfigDict(extra="forbid")
