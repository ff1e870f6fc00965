"""Kinds that have no page: words to avoid, and why released items are gone."""

from ..model import Kind, PlainLanguage, Removed

PLAIN_LANGUAGE = Kind("plain-language", PlainLanguage, "plain-language", entries="avoid")
REMOVED = Kind("removed", Removed, "removed", entries="removed")
