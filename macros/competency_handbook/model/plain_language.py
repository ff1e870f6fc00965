"""Plain language: words to avoid, and what to say in their place."""

from __future__ import annotations

from pydantic import Field

from .base import Model, Text


class Avoided(Model):
    """Words that are hard to read or to translate, and what to say."""

    words: Text = Field(description="What is hard to read or to translate.")
    say: Text = Field(description="What to write in its place.")


class PlainLanguage(Model):
    """The one list of words to avoid."""

    avoid: tuple[Avoided, ...] = Field(min_length=1)
